/** A session that is remembered as standing ends all the same: here at once, on another replica soon. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInDevice, signUpDevice } from '#cloud/testing/sync-device';
import { goodPassword, startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';

let here: TestCloud;
let there: TestCloud;
beforeAll(async () => {
  here = await startTestCloud();
  there = await startTestCloud({ DATABASE_URL: here.databaseUrl });
});
afterAll(async () => {
  await there.stop();
  await here.stop();
});

const status = async (cloud: TestCloud, token: string) =>
  (await cloud.ask('GET', '/v1/devices', { token })).status;

test('after signing out nothing is answered here, and soon nothing on a replica that nobody told', async () => {
  const { token } = await signUpDevice(here);
  for (const cloud of [here, there, here]) expect(await status(cloud, token)).toBe(200);
  expect((await here.ask('DELETE', '/v1/sessions/current', { token })).status).toBe(204);
  expect(await status(here, token)).toBe(401);
  await expect.poll(() => status(there, token)).toBe(401);
});

test('after signing out on one device the others are signed in as before', async () => {
  const first = await signUpDevice(here);
  const second = await signInDevice(here, first.email);
  expect([await status(here, first.token), await status(here, second.token)]).toEqual([200, 200]);
  await here.ask('DELETE', '/v1/sessions/current', { token: first.token });
  expect([await status(here, first.token), await status(here, second.token)]).toEqual([401, 200]);
});

test('after an account is erased, or a token that was used before comes again, nothing is answered here', async () => {
  const erased = await signUpDevice(here);
  const stolen = await signUpDevice(here);
  for (const { token } of [erased, stolen]) expect(await status(here, token)).toBe(200);
  const { token, email } = erased;
  const body = { password: goodPassword };
  expect((await here.ask('POST', '/v1/accounts/erase', { token, body })).status, email).toBeLessThan(300);
  expect(await status(here, token)).toBe(401);
  // A parent whose child was used, long after it was replaced.
  const refresh = (refreshToken: string) =>
    here.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } });
  const child = (await (await refresh(stolen.refreshToken)).json()) as { refreshToken: string };
  await refresh(child.refreshToken);
  here.clock.nowMs += 60_000;
  expect(await status(here, stolen.token)).toBe(200);
  expect((await refresh(stolen.refreshToken)).status).toBe(401);
  expect(await status(here, stolen.token)).toBe(401);
});
