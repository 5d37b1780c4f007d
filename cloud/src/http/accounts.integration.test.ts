import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { grant } from '@answly/shared/http/accounts';
import { operatorId } from '#cloud/domain/tutor/money/operator';
import { goodPassword, readProblem } from '#cloud/testing/test-cloud';
import { useTestCloud } from '#cloud/testing/use-test-cloud';

const cloud = useTestCloud();

const device = () => ({ deviceId: randomUUID(), deviceName: 'a device' });
const newEmail = () => `${randomUUID()}@example.org`;

const register = (email: string, password = goodPassword) =>
  cloud.ask('POST', '/v1/accounts', { body: { email, password, ...device() } });
const signIn = (email: string, password = goodPassword) =>
  cloud.ask('POST', '/v1/sessions', { body: { email, password, ...device() } });
const refresh = (refreshToken: string) =>
  cloud.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } });
const refreshed = async (token: string) => grant.parse(await (await refresh(token)).json());
const pull = (token: string) => cloud.ask('GET', '/v1/sync/pull?protocol=1&cursor=0', { token });
const codeOf = async (response: Response) => (await readProblem(response)).code;

describe('an account', () => {
  test('is made once per address, however it is written', async () => {
    const email = newEmail();
    const first = await register(email);
    expect(first.status).toBe(201);
    expect(grant.parse(await first.json())).toMatchObject({ email, accessExpiresInSeconds: 900 });
    expect(await codeOf(await register(email.toUpperCase()))).toBe('account.email-taken');
  });

  test('made by five devices at once is made by one', async () => {
    const email = newEmail();
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => register(email)))).map(
      (each) => each.status,
    );
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
  });

  test('counts as a try from its network address only where it is refused', async () => {
    const key = createHash('sha256').update('register-address 127.0.0.1').digest();
    const tries = async () => {
      const rows = await cloud.sql<{ tries: number }[]>`select tries from throttle where key = ${key}`;
      return rows[0]?.tries ?? 0;
    };
    const before = await tries();
    const email = newEmail();
    await register(email);
    expect(await tries()).toBe(before);
    await register(email);
    expect(await tries()).toBe(before + 1);
  });

  test('nobody registers or signs in as the operator’s row, which is there', async () => {
    const [row] = await cloud.sql<{ email: string }[]>`
      select email from student where user_id = ${operatorId}`;
    const email = row?.email ?? '';
    expect(email).not.toBe('');
    for (const password of ['-', goodPassword]) {
      expect((await signIn(email, password)).status).toBe(400);
      expect((await register(email, password)).status).toBe(400);
    }
  });

  test('refuses a password that is guessed first, and says why', async () => {
    const refused = await readProblem(await register(newEmail(), 'Password123!'));
    expect(refused).toMatchObject({ code: 'account.password-weak', status: 400 });
    expect(refused.detail).toMatch(/tried first/);
  });

  test('refuses a device name that no database keeps', async () => {
    const body = { email: newEmail(), password: goodPassword, ...device(), deviceName: 'a\u0000b' };
    expect(await codeOf(await cloud.ask('POST', '/v1/accounts', { body }))).toBe('request.invalid');
  });

  test('keeps no password and no token in the clear', async () => {
    const { refreshToken } = await cloud.signUp();
    const rows =
      await cloud.sql`select student.*, refresh_token.* from student join refresh_token using (user_id)`;
    const dump = JSON.stringify(rows);
    expect(dump).not.toContain(goodPassword);
    expect(dump).not.toContain(refreshToken);
    expect(dump).toContain('$argon2id$');
  });
});

describe('signing in', () => {
  test('gives the same answer for a wrong password and an unknown address', async () => {
    const { email } = await cloud.signUp();
    const wrong = await readProblem(await signIn(email, 'not the password'));
    const unknown = await readProblem(await signIn(newEmail()));
    expect({ ...wrong, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    expect(wrong.code).toBe('account.credentials-wrong');
  });

  test('slows down guessing at one account, forgets it in time, and leaves other accounts alone', async () => {
    const { email } = await cloud.signUp();
    const other = await cloud.signUp();
    for (let count = 0; count < 10; count += 1) {
      expect(await codeOf(await signIn(email, 'not the password'))).toBe('account.credentials-wrong');
    }
    const slowed = await signIn(email);
    expect(slowed.headers.get('retry-after')).toBe('1');
    expect(await codeOf(slowed)).toBe('rate.limited');
    expect((await signIn(other.email)).status).toBe(201);
    cloud.clock.nowMs += 1000;
    expect((await signIn(email)).status).toBe(201);
    expect((await signIn(email)).status).toBe(201);
  });

  test('guesses made all at once count like guesses in turn', async () => {
    const { email } = await cloud.signUp();
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(email, 'not the password')));
    expect(answers.filter((each) => each.status === 401).length).toBeLessThanOrEqual(10);
  });

  test('renews a hash that was made with other costs', async () => {
    const { email, userId } = await cloud.signUp();
    const hashOf = async () => {
      const [row] = await cloud.sql<{ hash: string }[]>`
        select password_hash as hash from student where user_id = ${userId}`;
      return row?.hash;
    };
    const { createPasswordHasher } = await import('#cloud/domain/accounts/password-hash');
    const old = await createPasswordHasher({ memoryKib: 64, passes: 1 }).hash(goodPassword);
    await cloud.sql`update student set password_hash = ${old} where user_id = ${userId}`;
    expect((await signIn(email)).status).toBe(201);
    expect(await hashOf()).toContain('m=19456,t=2,p=1');
  });
});

describe('a session', () => {
  test('gives access until it is signed out, and then at once not', async () => {
    const { accessToken, refreshToken } = await cloud.signUp();
    expect((await pull(accessToken)).status).toBe(200);
    expect((await cloud.ask('DELETE', '/v1/sessions/current', { token: accessToken })).status).toBe(204);
    expect(await codeOf(await pull(accessToken))).toBe('session.expired');
    expect(await codeOf(await refresh(refreshToken))).toBe('session.expired');
  });

  test('of one device ends without those of others', async () => {
    const first = await cloud.signUp();
    const second = grant.parse(await (await signIn(first.email)).json());
    await cloud.ask('DELETE', '/v1/sessions/current', { token: first.accessToken });
    expect((await pull(second.accessToken)).status).toBe(200);
  });

  test('goes on by refreshing, each token once, each access token for its time', async () => {
    const first = await cloud.signUp();
    cloud.clock.nowMs += 900_000;
    expect(await codeOf(await pull(first.accessToken))).toBe('session.expired');
    const second = await refreshed(first.refreshToken);
    expect(second).toMatchObject({ userId: first.userId, sessionId: first.sessionId, email: first.email });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await pull(second.accessToken)).status).toBe(200);
  });

  test('refreshed by racing windows stays usable for all of them', async () => {
    const { refreshToken } = await cloud.signUp();
    const successors = await Promise.all(Array.from({ length: 8 }, () => refreshed(refreshToken)));
    expect(new Set(successors.map((each) => each.refreshToken)).size).toBe(8);
    for (const each of successors) expect((await refresh(each.refreshToken)).status).toBe(200);
  });

  test('survives an answer that was lost, however late the device asks again', async () => {
    const { refreshToken } = await cloud.signUp();
    await refreshed(refreshToken);
    cloud.clock.nowMs += 3_600_000;
    const found = await refreshed(refreshToken);
    expect((await refresh(found.refreshToken)).status).toBe(200);
  });

  test('whose old token comes back after its child was used is ended for both holders', async () => {
    const first = await cloud.signUp();
    const second = await refreshed(first.refreshToken);
    const third = await refreshed(second.refreshToken);
    cloud.clock.nowMs += 30_001;
    expect(await codeOf(await refresh(first.refreshToken))).toBe('session.reused');
    expect(await codeOf(await refresh(third.refreshToken))).toBe('session.reused');
    expect(await codeOf(await pull(third.accessToken))).toBe('session.expired');
  });

  test('that a thief and the student both refresh is ended when the second of them comes', async () => {
    const stolen = await cloud.signUp();
    const student = await refreshed(stolen.refreshToken);
    cloud.clock.nowMs += 60_000;
    const thief = await refreshed(stolen.refreshToken);
    cloud.clock.nowMs += 60_000;
    expect(await codeOf(await refresh(student.refreshToken))).toBe('session.reused');
    expect(await codeOf(await refresh(thief.refreshToken))).toBe('session.reused');
  });

  test('that is not refreshed for thirty days has expired', async () => {
    const { refreshToken } = await cloud.signUp();
    cloud.clock.nowMs += 30 * 86_400_000;
    expect(await codeOf(await refresh(refreshToken))).toBe('session.expired');
  });

  test('is not had by a made-up token', async () => {
    const { userId } = await cloud.signUp();
    const guess = Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), Buffer.alloc(32)]);
    expect(await codeOf(await refresh(guess.toString('base64url')))).toBe('session.expired');
    expect(await codeOf(await refresh('x'.repeat(40)))).toBe('session.expired');
    expect(await codeOf(await pull('a.b.c'))).toBe('session.expired');
    expect(await codeOf(await cloud.ask('GET', '/v1/sync/pull?protocol=1&cursor=0'))).toBe(
      'session.required',
    );
  });
});
