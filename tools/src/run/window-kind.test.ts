/** How the window is chosen. */
import { expect, test } from 'vitest';
import { chooseWindow } from './window-kind.ts';

test('--no-open opens no window, wherever Electron is', () => {
  expect(chooseWindow({ DISPLAY: ':0' }, { open: false })).toEqual({
    kind: 'browser',
    why: '--no-open opens no window',
  });
});
