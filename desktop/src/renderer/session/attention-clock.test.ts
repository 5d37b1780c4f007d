import { expect, test } from 'vitest';
import { createAttentionClock } from './attention-clock.ts';

test('time counts only while there is attention', () => {
  let now = 1_000;
  const clock = createAttentionClock(() => now);
  now += 400;
  clock.pause();
  now += 60_000;
  expect(clock.elapsedMs()).toBe(400);
  clock.resume();
  clock.resume();
  now += 100;
  expect(clock.elapsedMs()).toBe(500);
});
