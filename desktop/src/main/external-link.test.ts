/** What happens to a link that leaves the app. */
import { expect, it } from 'vitest';
import { planExternalLink } from './external-link.ts';

it.each([
  ['https://en.wikipedia.org/wiki/Ohm', 'ask'],
  ['https://school.example@evil.example/', 'refuse'],
  ['http://school.example/a', 'refuse'],
  ['file:///etc/passwd', 'refuse'],
  ['javascript:alert(1)', 'refuse'],
  ['ms-msdt:/id', 'refuse'],
  ['not a link', 'refuse'],
])('%s: %s', (address, act) => {
  expect(planExternalLink(address).act).toBe(act);
});
