import { expect, test } from 'vitest';
import { zoomBy, zoomByKey, zoomSteps } from './picture-zoom.ts';

test('plus and minus zoom, with or without Shift, and 0 fits again', () => {
  expect(zoomByKey('+', 0)).toBe(1);
  expect(zoomByKey('=', 1)).toBe(2);
  expect(zoomByKey('-', 2)).toBe(1);
  expect(zoomByKey('0', 4)).toBe(0);
  expect(zoomByKey('a', 2)).toBeNull();
});

test('it stays between all of it and the largest', () => {
  expect(zoomBy(0, -1)).toBe(0);
  expect(zoomBy(zoomSteps.length - 1, 1)).toBe(zoomSteps.length - 1);
});
