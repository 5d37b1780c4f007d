import { expect, test } from 'vitest';
import { serverAddress } from './server-address.ts';

test.each([
  ['https://answly.school.example', 'https://answly.school.example'],
  [' answly.school.example/ ', 'https://answly.school.example'],
  ['https://school.example/answly/', 'https://school.example/answly'],
  ['http://192.168.1.20:4000', 'http://192.168.1.20:4000'],
  ['192.168.1.20:4000', 'https://192.168.1.20:4000'],
])('"%s" is %s', (typed, address) => {
  expect(serverAddress(typed)).toBe(address);
});

test.each([
  '',
  'our server',
  'ftp://school.example',
  'https://me:secret@school.example',
  'https://a.example/?x',
])('"%s" is none', (typed) => {
  expect(serverAddress(typed)).toBeNull();
});
