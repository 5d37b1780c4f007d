/** What happens to a link that leaves the app. */
import { expect, it } from 'vitest';
import { planExternalLink } from './external-link.ts';

it.each([
  ['https://github.com/a', 'open'],
  ['https://github.com:8443/a', 'ask'],
  ['https://github.com.evil.example/', 'ask'],
  ['https://en.wikipedia.org/wiki/Ohm', 'ask'],
  ['https://github.com@evil.example/', 'refuse'],
  ['http://github.com/a', 'refuse'],
  ['file:///etc/passwd', 'refuse'],
  ['javascript:alert(1)', 'refuse'],
  ['ms-msdt:/id', 'refuse'],
  ['not a link', 'refuse'],
])('%s: %s', (address, act) => {
  expect(planExternalLink(address).act).toBe(act);
});
