import { expect, test } from 'vitest';
import { createAttentionClock } from './attention-clock.ts';

function clockAt(start: number) {
  const time = { now: start };
  return { time, clock: createAttentionClock(() => time.now) };
}

test('time counts only while there is attention', () => {
  const { time, clock } = clockAt(1_000);
  clock.attend('question 1');
  time.now += 400;
  clock.pause();
  time.now += 60_000;
  expect(clock.elapsedMs()).toBe(400);
  clock.attend('question 1');
  clock.attend('question 1');
  time.now += 100;
  expect(clock.elapsedMs()).toBe(500);
});

test('a new subject begins at nought', () => {
  const { time, clock } = clockAt(0);
  clock.attend('question 1');
  time.now += 900;
  clock.attend('question 2');
  time.now += 20;
  expect(clock.elapsedMs()).toBe(20);
});
