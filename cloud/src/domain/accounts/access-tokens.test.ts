import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createAccessTokens } from './access-tokens.ts';

const secret = 'a secret for this test, 32 or more';
const session = {
  userId: '018f0000-0000-7000-8000-000000000001',
  sessionId: '018f0000-0000-7000-8000-000000000002',
};

function tokensAt(clock: { now: number }) {
  return createAccessTokens({ secret, lifetimeSeconds: 900, now: () => clock.now });
}

const good = {
  sid: session.sessionId,
  sub: session.userId,
  iss: 'answly',
  aud: 'answly-api',
  nbf: 1,
  exp: 5000,
};

function forge(payload: Record<string, unknown>, header = { alg: 'HS256', typ: 'at+jwt' }, key = secret) {
  return new SignJWT(payload).setProtectedHeader(header).sign(new TextEncoder().encode(key));
}

test('a token names its student and session until it expires', async () => {
  const clock = { now: 1_000_000 };
  const tokens = tokensAt(clock);
  const token = await tokens.issue(session);
  expect(await tokens.verify(token)).toEqual(session);
  clock.now += 899_000;
  expect(await tokens.verify(token)).toEqual(session);
  clock.now += 1_000;
  expect(await tokens.verify(token)).toBeUndefined();
});

test('the forger of these tests makes good tokens when nothing is changed', async () => {
  expect(await tokensAt({ now: 2_000_000 }).verify(await forge(good))).toEqual(session);
});

test.each([
  ['another issuer', { ...good, iss: 'other' }],
  ['another audience', { ...good, aud: 'other' }],
  ['no session', { ...good, sid: undefined }],
  ['a session that is no id', { ...good, sid: 'x' }],
  ['no expiry', { ...good, exp: undefined }],
  ['no beginning', { ...good, nbf: undefined }],
  ['a beginning in the future', { ...good, nbf: 4000 }],
])('a token with %s is refused', async (_, payload) => {
  expect(await tokensAt({ now: 2_000_000 }).verify(await forge(payload))).toBeUndefined();
});

test('a token of another type, algorithm or key is refused', async () => {
  const tokens = tokensAt({ now: 2_000_000 });
  expect(await tokens.verify(await forge(good, { alg: 'HS256', typ: 'JWT' }))).toBeUndefined();
  expect(
    await tokens.verify(await forge(good, { alg: 'HS512', typ: 'at+jwt' }, secret.repeat(2))),
  ).toBeUndefined();
  expect(await tokens.verify(await forge(good, undefined, 'x'.repeat(32)))).toBeUndefined();
  const unsigned = [{ alg: 'none', typ: 'at+jwt' }, good].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  expect(await tokens.verify(`${unsigned.join('.')}.`)).toBeUndefined();
});
