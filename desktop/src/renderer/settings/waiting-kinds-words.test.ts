import { expect, test } from 'vitest';
import { waitingKindsWords } from './waiting-kinds-words.ts';

test('what waits is said in plain words, the work itself first', () => {
  expect(
    waitingKindsWords([
      { kind: 'flag', count: 3 },
      { kind: 'note', count: 1 },
      { kind: 'attempt', count: 12 },
    ]),
  ).toBe('12 answers, 3 flags, 1 note');
  expect(
    waitingKindsWords([
      { kind: 'settings', count: 1 },
      { kind: 'pack', count: 2 },
      { kind: 'session-event', count: 1 },
      { kind: 'undo', count: 2 },
    ]),
  ).toBe('1 step of a session, 2 resets taken back, your list of packs, your settings');
});

test('kinds of a newer Answly are counted together, and nothing is said where nothing waits', () => {
  expect(
    waitingKindsWords([
      { kind: 'of-tomorrow', count: 2 },
      { kind: 'constructor', count: 1 },
    ]),
  ).toBe('3 changes of a newer Answly');
  expect(waitingKindsWords([])).toBe('');
});
