/** The account as a window sees it: what it may do when (SY17). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSharedComputer } from '#desktop/core/profiles/testing/shared-computer';

const anna = { email: 'anna@example.org', password: 'a long quiet sentence' };
const school = { cloudUrl: 'https://answly.school.example' };
const other = { cloudUrl: 'https://other.example' };

let computer: ReturnType<typeof createSharedComputer>;
beforeEach(() => {
  computer = createSharedComputer();
});
afterEach(() => computer.remove());

test('SY17 whoever is signed in does not go over to another server, which has neither the sign-in nor the work', async () => {
  const { handlers } = computer.open().core;
  const setCloudUrl = async (to: typeof school) => handlers['account.setCloudUrl'](to);
  expect(await setCloudUrl(school)).toMatchObject(school);
  await handlers['account.signIn'](anna);
  await expect(setCloudUrl(other)).rejects.toMatchObject({ code: 'account.signed-in' });
  expect(handlers['account.state']({})).toMatchObject({ ...school, status: 'signed-in', email: anna.email });
  await handlers['account.signOut']({ unsynced: 'keep' });
  const next = (await computer.follow()).core.handlers;
  expect(await next['account.setCloudUrl'](other)).toMatchObject(other);
});
