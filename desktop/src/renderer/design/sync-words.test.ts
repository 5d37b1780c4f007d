import { expect, test } from 'vitest';
import type { SyncState } from '#desktop/contract/account';
import { syncWords } from './sync-words.ts';

const now = 1_000_000_000;
const rest: SyncState = {
  phase: 'idle',
  waitingCount: 0,
  refused: [],
  lastSuccessAt: now - 120_000,
  lastProblem: null,
  nextTryAt: null,
  factsHere: 4,
  factsOnServer: 4,
  progress: null,
  decision: null,
};

test('what is in step says since when', () => {
  expect(syncWords(rest, now)).toEqual({ sign: 'synced', text: 'Synced 2 min ago', warn: false });
});

test('offline is neutral: it is not a fault', () => {
  expect(syncWords({ ...rest, phase: 'offline', waitingCount: 3 }, now)).toMatchObject({
    sign: 'offline',
    warn: false,
  });
});

test('what needs the student comes before what is on its way', () => {
  const refused = [{ id: 'x', kind: 'attempt', code: 'fact.invalid', detail: '' }];
  expect(syncWords({ ...rest, refused, waitingCount: 3 }, now)).toMatchObject({
    text: '1 set aside',
    warn: true,
  });
  expect(syncWords({ ...rest, phase: 'needs-sign-in', waitingCount: 3 }, now)).toMatchObject({
    sign: 'sign-in',
  });
  expect(syncWords({ ...rest, waitingCount: 3 }, now).text).toBe('3 waiting to sync');
});

test('without an account the work is simply saved here', () => {
  expect(syncWords({ ...rest, phase: 'off', lastSuccessAt: null }, now).text).toBe(
    'All\u00A0saved\u00A0here',
  );
});
