import { expect, test } from 'vitest';
import { stayingWorkWords } from './staying-work-words.ts';

const owner = 'anna@example.org';

test('SY17 who signs in over another student’s work is told that it stays, and what is not synced', () => {
  const stays = `The work of ${owner} stays on this computer, unseen, until ${owner} signs in again.`;
  expect(stayingWorkWords({ owner, typed: 'ben@example.org', left: 0 })).toBe(stays);
  expect(stayingWorkWords({ owner, typed: 'ben@example.org', left: 1 })).toBe(
    `${stays} 1 change of it has not reached the server yet.`,
  );
  expect(stayingWorkWords({ owner, typed: 'ben@example.org', left: 6 })).toBe(
    `${stays} 6 changes of it have not reached the server yet.`,
  );
});

test.each([
  ['the owner', { owner, typed: ' Anna@example.org ' }],
  ['an address that has only begun', { owner, typed: 'ben' }],
  ['work that is nobody’s, which comes along', { owner: null, typed: 'ben@example.org' }],
])('nothing is said of %s', (_, given) => {
  expect(stayingWorkWords({ ...given, left: 3 })).toBeUndefined();
});
