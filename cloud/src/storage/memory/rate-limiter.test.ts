/** The in-process rate limiter does what every rate limiter does. */
import { afterEach, beforeEach, vi } from 'vitest';
import { rateLimiterSuite } from '#cloud/testing/rate-limiter-suite';
import { memoryRateLimiter } from './rate-limiter.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

rateLimiterSuite(() => ({
  limiter: memoryRateLimiter,
  windowEnds: async () => {
    await vi.advanceTimersByTimeAsync(60_000);
  },
}));
