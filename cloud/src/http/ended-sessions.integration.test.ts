/** A session that is remembered as standing ends all the same: here at once, on another replica soon. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInDevice, signUpDevice } from '#cloud/testing/sync-device';
import { startTestCloud, type TestCloud } from '#cloud/testing/test-cloud';

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
