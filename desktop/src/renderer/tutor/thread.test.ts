import { expect, test } from 'vitest';
import type { TutorAnswer } from '#desktop/contract/tutor';
import { newAnswer } from './live-answer.ts';
import { isSame, keptTurns, nextHint, threadOf, turnsOf } from './thread.ts';

const answer = (part: Partial<TutorAnswer>): TutorAnswer => ({
  requestId: 'r',
  mode: 'explain',
  hintLevel: null,
  optionId: null,
  threadId: null,
  message: null,
  source: 'model',
  text: 'Text',
  at: 0,
  rating: null,
  ...part,
});
const hint = (hintLevel: 1 | 2 | 3, text = 'Think') => answer({ mode: 'hint', hintLevel, text });

test('hints go up by one level and end after the third', () => {
  expect(nextHint([])).toBe(1);
  expect(nextHint([hint(1)])).toBe(2);
  expect(nextHint([hint(2), hint(1)])).toBe(3);
  expect(nextHint([hint(3)])).toBeNull();
});

test('after the question’s own notes there are no more hints: the next would say the same', () => {
  const notes = answer({ mode: 'hint', hintLevel: 1, source: 'rationale' });
  expect(nextHint([notes])).toBeNull();
  expect(nextHint([hint(1), { ...notes, hintLevel: 2 }])).toBeNull();
  expect(nextHint([hint(1), answer({ source: 'rationale' })])).toBe(2);
});

test('the same explanation is shown once, as it was said last; hints and chats are all shown', () => {
  const kept = [answer({ requestId: 'a' }), answer({ requestId: 'b', optionId: 'x' }), hint(1), hint(2)];
  expect(keptTurns(kept).map(({ requestId }) => requestId)).toEqual(['b', 'r', 'r']);
  const chats = [answer({ mode: 'chat', message: 'Why?' }), answer({ mode: 'chat', message: 'Why?' })];
  expect(keptTurns(chats)).toHaveLength(2);
});

test('what has been written is known again when it is kept, also a hint that was kept before', () => {
  const aspect = { mode: 'hint', hintLevel: 1, optionId: null, message: null } as const;
  const live = { ...newAnswer('live', aspect), text: 'Think ', status: 'done' as const };
  expect(isSame(hint(1), live)).toBe(true);
  expect(isSame(hint(2), live)).toBe(false);
  expect(isSame(hint(1), { ...live, status: 'writing' })).toBe(false);
  expect(isSame(answer({ requestId: 'live' }), live)).toBe(true);
});

test('a chat goes on with its last thread', () => {
  expect(threadOf([])).toBeNull();
  expect(threadOf([answer({ threadId: 't1' }), answer({ threadId: 't2' }), answer({})])).toBe('t2');
});

test('what was stopped stays where it was said, until all of it is kept', () => {
  const aspect = { mode: 'chat', hintLevel: null, optionId: null, message: 'Why?' } as const;
  const stopped = {
    ...newAnswer('s', aspect),
    text: 'Because it',
    status: 'stopped' as const,
    at: 5,
  };
  const earlier = answer({ requestId: 'a', at: 1 });
  const later = answer({ requestId: 'b', at: 9 });
  const ids = (kept: TutorAnswer[]) =>
    turnsOf(kept, [stopped]).map((turn) => ('kept' in turn ? turn.kept : turn.stopped).requestId);
  expect(ids([earlier, later])).toEqual(['a', 's', 'b']);
  const again = answer({ requestId: 'c', mode: 'chat', message: 'Why?', text: 'Because it is.', at: 9 });
  expect(ids([earlier, again])).toEqual(['a', 'c']);
  expect(ids([{ ...again, message: 'How?' }])).toEqual(['s', 'c']);
});
