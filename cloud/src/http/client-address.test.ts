import { expect, test } from 'vitest';
import { clientAddressFinder } from './client-address.ts';

test('without trusted proxies a header changes nothing', () => {
  expect(clientAddressFinder([])('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
});

test('a trusted proxy is looked through, one hop at a time', () => {
  const find = clientAddressFinder(['10.0.0.0/8', '2001:db8::1']);
  expect(find('10.1.2.3', '198.51.100.1')).toBe('198.51.100.1');
  expect(find('::ffff:10.1.2.3', '198.51.100.1, 10.9.9.9')).toBe('198.51.100.1');
  expect(find('2001:db8::1', '198.51.100.1')).toBe('198.51.100.1');
});

test('what the client wrote itself is not believed', () => {
  expect(clientAddressFinder(['10.0.0.0/8'])('10.1.2.3', '192.0.2.1, 198.51.100.1')).toBe('198.51.100.1');
  expect(clientAddressFinder(['10.0.0.0/8'])('10.1.2.3', 'nonsense')).toBe('10.1.2.3');
});

test('a proxy list that is not one is refused', () => {
  expect(() => clientAddressFinder(['nginx'])).toThrow('nginx');
});
