import { expect, test } from 'vitest';
import { DatabaseUnreachable, unreachableOr } from './unreachable.ts';

const told = (code: string) =>
  unreachableOr(Object.assign(new Error('as it was said'), { code }), 'DATABASE_URL');

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'shows a certificate that is not trusted here'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'shows a certificate that is not trusted here'],
  ['53300', 'has no connection left'],
  ['53100', 'has no room left on its disk'],
  ['57014', 'took too long'],
  ['57P01', 'is starting or stopping'],
  ['08P01', 'does not take the bounds'],
  ['55P03', 'is held by another migration'],
])('a database that says %s is told of in a sentence', (code, sentence) => {
  const error = told(code);
  expect(error).toBeInstanceOf(DatabaseUnreachable);
  expect(String(error)).toContain(`The database of DATABASE_URL ${sentence}`);
  expect(String(error)).toContain('(as it was said)');
});

test('what only we can mend is left as it is', () => {
  expect(told('42P01')).not.toBeInstanceOf(DatabaseUnreachable);
});
