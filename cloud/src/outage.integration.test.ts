/** Postgres goes away and comes back under an API that runs: what its log says of it. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startGate } from '#cloud/testing/gate';
import { createTestDatabase } from '#cloud/testing/test-database';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startCloud } from './start-cloud.ts';
import { connect } from './storage/postgres/connect.ts';

/** An API on the database at `url`, what its log warns of, and a sign-in that asks for an account that is none. */
async function startTold(url: string) {
  const lines: { msg: string; level: number; awayMs?: number }[] = [];
  const log = createLog('info', {
    write: (line) => void lines.push(JSON.parse(line) as (typeof lines)[number]),
  });
  const cloud = await startCloud(
    readConfig({ PORT: '0', DATABASE_URL: url, SHUTDOWN_DRAIN_MS: '0', DB_POOL_SIZE: '3' }),
    { log },
  );
  const told = () => lines.filter(({ level, msg }) => level >= 40 && !msg.startsWith('JWT_SECRET'));
  const signIn = async () => {
    const answer = await fetch(`${cloud.url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'nobody@example.org',
        password: 'tram depot hall',
        deviceId: '651a0a79-efcd-4b65-9710-d4e19b0c9b1f',
        deviceName: 'a device',
      }),
    });
    return answer.status;
  };
  return { cloud, told, signIn };
}

test('an outage is told of twice, however many requests it costs', async () => {
  const database = await createTestDatabase();
  const gate = await startGate(database.url);
  const { cloud, told, signIn } = await startTold(gate.url);
  const well = await signIn();
  await gate.close();
  for (let asked = 0; asked < 8; asked += 1) expect(await signIn()).toBe(503);
  expect(told().map(({ msg }) => msg)).toEqual([
    'The database is away; what needs it is refused until it is back',
  ]);
  await gate.open();
  await expect.poll(() => told().length, { timeout: 20_000 }).toBe(2);
  expect(told()[1]).toMatchObject({ msg: 'The database is back', awayMs: expect.any(Number) as number });
  expect([well, await signIn()]).toEqual([401, 401]);
  await cloud.close();
  await gate.close();
  await database.drop();
});

test('a database that has no connection left is told of once, while those that it has go on', async () => {
  const database = await createTestDatabase();
  const owner = connect({ url: database.url, poolSize: 1 });
  const role = `few_${randomUUID().replaceAll('-', '')}`;
  await owner.unsafe(
    `create role ${role} login password 'few' connection limit 2; grant all on schema public to ${role}`,
  );
  const url = new URL(database.url);
  [url.username, url.password] = [role, 'few'];
  const { cloud, told, signIn } = await startTold(url.href);
  const answers = new Set<number>();
  await expect
    .poll(async () => {
      for (const status of await Promise.all(Array.from({ length: 6 }, signIn))) answers.add(status);
      return [...answers].toSorted((one, other) => one - other);
    })
    .toEqual([401, 503]);
  // Those that go on answer whether the database is away, too.
  await expect.poll(async () => (await fetch(`${cloud.url}/health/ready`)).status).toBe(200);
  await Promise.all(Array.from({ length: 6 }, signIn));
  expect(told().map(({ msg }) => msg)).toEqual([
    expect.stringMatching(/^The database has no connection left/),
  ]);
  await cloud.close();
  await owner.unsafe(`drop owned by ${role}; drop role ${role}`);
  await owner.end();
  await database.drop();
});
