import { expect, test } from 'vitest';
import { modelTimeouts } from './model-timeouts.ts';

test('each stretch of an answer grows with the time that the whole of it may take', () => {
  expect(modelTimeouts(45_000)).toEqual({
    headersMs: 8_000,
    firstTokenMs: 10_000,
    firstWordMs: 18_000,
    idleMs: 15_000,
    endMs: 2_000,
    totalMs: 45_000,
  });
  expect(modelTimeouts(180_000)).toMatchObject({ headersMs: 32_000, firstTokenMs: 40_000, idleMs: 60_000 });
});
