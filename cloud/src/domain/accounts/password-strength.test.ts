import { expect, test } from 'vitest';
import { passwordFault } from './password-strength.ts';

const email = 'mina.okafor@example.org';

test.each([
  'password',
  'Password1',
  'P@ssw0rd123',
  'passw0rd!',
  'letmein2024',
  'iloveyou',
  'qwerty123',
  'qwertyuiop',
  '12345678',
  '87654321',
  '1234567890',
  'abcdefgh',
  'aaaaaaaa',
  'abababab',
  '1q2w3e4r',
  'monkeymonkey',
  '123sunshine',
  'dragon1986!!',
])('"%s" is refused as one of the first guesses', (password) => {
  expect(passwordFault(password, email)).toBeDefined();
});

test.each([
  ['mina.okafor@example.org', 'mina.okafor@example.org'],
  ['Mina.Okafor', 'mina.okafor@example.org'],
  ['minaokafor', 'mina.okafor@example.org'],
  ['mina.okafor', 'minaokafor@example.org'],
  ['MinaOkafor-1990', 'mina.okafor@example.org'],
  ['anna1990', 'anna1990@example.org'],
  ['1990anna', 'anna1990@example.org'],
  ['4711-0815', '4711-0815@example.org'],
])('"%s" is refused as the address %s', (password, address) => {
  expect(passwordFault(password, address)).toBe('It is your address.');
});

test.each([
  'sunshine-lemur',
  'tr4m depot hall',
  'kaffeeklatsch',
  'u8#kd02l',
  'пароль-мой',
  'qwertyfish-and-moss',
])('"%s" passes: there is no rule of composition', (password) => {
  expect(passwordFault(password, email)).toBeUndefined();
});
