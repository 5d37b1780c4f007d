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

test('whoever has a whole IPv6 network is one address, so that guessing does not begin anew with each of it', () => {
  const find = clientAddressFinder(['10.0.0.0/8']);
  const own = find('2001:db8:1:2:3:4:5:6', undefined);
  expect(own).toBe('2001:db8:1:2::/64');
  for (const other of ['2001:db8:1:2::1', '2001:0db8:0001:0002::', '2001:DB8:1:2:ffff::1']) {
    expect(find(other, undefined)).toBe(own);
    expect(find('10.1.2.3', other)).toBe(own);
  }
  expect(find('2001:db8:1:3::1', undefined)).not.toBe(own);
  expect(find('2001:db8::1:2', undefined)).toBe('2001:db8:0:0::/64');
  expect(find('::1', undefined)).toBe(find('::2', undefined));
});
