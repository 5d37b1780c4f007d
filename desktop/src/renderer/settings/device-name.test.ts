import { chosenDeviceName } from '@answly/shared/http/accounts';
import { expect, test } from 'vitest';
import { deviceNameOf } from './device-name.ts';

test('what is typed as a name becomes one line that the server takes', () => {
  for (const typed of ['  Laptop ', 'School\t12', 'a\u0000b', 'حاسوب البيت'])
    expect(chosenDeviceName.safeParse(deviceNameOf(typed)).success, typed).toBe(true);
  expect(deviceNameOf(' School\t 12\n')).toBe('School 12');
  expect(deviceNameOf(' \u3000\n')).toBe('');
});
