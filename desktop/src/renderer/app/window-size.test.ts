import { expect, test } from 'vitest';
import { windowSize } from './window-size.ts';

test('a window of 1280 × 800 is only below the widest step', () => {
  expect(windowSize(1280, 800, 1)).toEqual({ below: '1500', short: false });
});

test('text at 200 % makes 1280 × 800 behave as 640 × 400', () => {
  expect(windowSize(1280, 800, 2)).toEqual(windowSize(640, 400, 1));
  expect(windowSize(1280, 800, 2)).toEqual({ below: '1500 1200 900 720', short: true });
});

test('a step begins at its own width', () => {
  expect(windowSize(1200, 800, 1).below).toBe('1500');
  expect(windowSize(1199, 800, 1).below).toBe('1500 1200');
});
