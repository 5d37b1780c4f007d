import { expect, test } from 'vitest';
import type { SessionView } from '#desktop/contract/study';
import { createAttentionClock, sessionMs } from './attention-clock.ts';

function clockAt(start: number) {
  const time = { now: start };
  return { time, clock: createAttentionClock(() => time.now) };
}

function sessionOf(states: SessionView['entries'][number]['state'][], activeMs: number): SessionView {
  return {
    sessionId: '0198f6a0-0000-7000-8000-000000000001',
    mode: 'tutor',
    title: 'Networks',
    titleLocale: null,
    startedAt: 0,
    position: 0,
    entries: states.map((state) => ({ state, flagged: false })),
    savedCount: 0,
    activeMs,
    over: false,
    closedCount: 0,
    exam: null,
  };
}

test('time counts only while there is attention', () => {
  const { time, clock } = clockAt(1_000);
  clock.attend(0);
  time.now += 400;
  clock.attend(null);
  time.now += 60_000;
  expect(clock.elapsedMs(0)).toBe(400);
  clock.attend(0);
  clock.attend(0);
  time.now += 100;
  expect(clock.elapsedMs(0)).toBe(500);
});

test('another question begins at nought, and one that is seen again goes on', () => {
  const { time, clock } = clockAt(0);
  clock.attend(0);
  time.now += 900;
  clock.attend(1);
  time.now += 20;
  expect(clock.elapsedMs(1)).toBe(20);
  clock.attend(0);
  time.now += 100;
  expect(clock.elapsedMs(0)).toBe(1_000);
});

test('it goes on from what was before the window counted, which is told once', () => {
  const { time, clock } = clockAt(0);
  clock.attend(3);
  time.now += 5;
  clock.goOn(3, 40_000);
  time.now += 1_000;
  clock.goOn(3, 41_000);
  expect(clock.elapsedMs(3)).toBe(41_005);
});

test('the time of a session never goes back: not between questions, and not when one is answered', () => {
  const { time, clock } = clockAt(0);
  const open = sessionOf(['todo', 'todo', 'right'], 5_000);
  clock.attend(0);
  time.now += 900;
  clock.attend(1);
  expect(sessionMs(open, clock)).toBe(5_900);
  time.now += 50;
  clock.attend(null);
  expect(sessionMs(sessionOf(['todo', 'wrong', 'right'], 5_050), clock)).toBe(5_950);
});
