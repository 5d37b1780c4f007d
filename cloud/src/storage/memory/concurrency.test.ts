/** The in-process concurrency limiter does what every concurrency limiter does. */
import { beforeEach } from 'vitest';
import { concurrencySuite } from '#cloud/testing/concurrency-suite';
import { memoryConcurrency } from './concurrency.ts';

let nowMs: number;
beforeEach(() => {
  nowMs = 1_000;
});

concurrencySuite(() => ({
  limiter: (rule) => memoryConcurrency(rule, () => nowMs),
  pass: (ms) => {
    nowMs += ms;
    return Promise.resolve();
  },
}));
