import { expect, test, vi } from 'vitest';
import { createNoteDrafts } from './note-drafts.ts';

const key = { packId: 'pack', itemId: 'one' };
const full = new Error('the disk is full');

test('a note that could not be kept stays with its reason until it is, and is sent from what stood there', () => {
  const drafts = createNoteDrafts();
  drafts.write(key, 'Mind', '');
  expect(drafts.take(key)).toEqual({ text: 'Mind', seen: '' });
  drafts.refused(key, 'Mind', full);
  expect(drafts.all()).toMatchObject([{ text: 'Mind', error: full }]);
  drafts.write(key, 'Mind the sign', 'other');
  expect(drafts.take(key)).toEqual({ text: 'Mind the sign', seen: '' });
  expect(drafts.all()).toMatchObject([{ error: full }]);
  drafts.kept(key, 'Mind the sign');
  expect(drafts.all()).toEqual([]);
});

test('what is written while a call is under way follows it, and nothing is sent twice', () => {
  const drafts = createNoteDrafts();
  drafts.write(key, 'a', '');
  drafts.take(key);
  expect(drafts.take(key)).toBeUndefined();
  drafts.write(key, 'ab', '');
  expect(drafts.take(key)).toEqual({ text: 'ab', seen: 'a' });
  drafts.kept(key, 'a');
  expect(drafts.all()).toMatchObject([{ text: 'ab', seen: 'a', sending: 'ab' }]);
  drafts.kept(key, 'ab');
  expect(drafts.all()).toEqual([]);
});

test('what is written back while something else is on its way is sent behind it', () => {
  const drafts = createNoteDrafts();
  drafts.write(key, 'a', '');
  drafts.take(key);
  drafts.write(key, 'ab', '');
  drafts.take(key);
  drafts.write(key, 'a', '');
  drafts.kept(key, 'a');
  expect(drafts.take(key)).toEqual({ text: 'a', seen: 'ab' });
  drafts.kept(key, 'ab');
  drafts.kept(key, 'a');
  expect(drafts.all()).toEqual([]);
});

test('what is as it was again is no draft, and what is thrown away comes back by no late word', () => {
  const drafts = createNoteDrafts();
  drafts.write(key, 'new', 'old');
  drafts.write(key, 'old', 'old');
  expect(drafts.take(key)).toBeUndefined();
  expect(drafts.all()).toEqual([]);
  drafts.write(key, 'new', 'old');
  drafts.take(key);
  drafts.throwAway(key);
  drafts.refused(key, 'new', full);
  expect(drafts.all()).toEqual([]);
});

test('each question has its own, and who listens hears of every change', () => {
  const drafts = createNoteDrafts();
  const heard = vi.fn<() => void>();
  const quiet = drafts.subscribe(heard);
  drafts.write(key, 'one', '');
  drafts.write({ ...key, itemId: 'two' }, 'two', '');
  drafts.throwAway(key);
  expect(drafts.all()).toMatchObject([{ itemId: 'two', text: 'two' }]);
  expect(heard).toHaveBeenCalledTimes(3);
  quiet();
  drafts.throwAway({ ...key, itemId: 'two' });
  expect(heard).toHaveBeenCalledTimes(3);
});
