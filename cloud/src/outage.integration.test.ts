/** Postgres goes away and comes back under an API that runs: what its log says of it. */
import { expect, test } from 'vitest';
import { startGate } from '#cloud/testing/gate';
import { createTestDatabase } from '#cloud/testing/test-database';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startCloud } from './start-cloud.ts';

test('an outage is told of twice, however many requests it costs', async () => {
  const database = await createTestDatabase();
  const gate = await startGate(database.url);
  const lines: { msg: string; level: number; awayMs?: number }[] = [];
  const log = createLog('info', {
    write: (line) => void lines.push(JSON.parse(line) as (typeof lines)[number]),
  });
  const cloud = await startCloud(
    readConfig({ PORT: '0', DATABASE_URL: gate.url, SHUTDOWN_DRAIN_MS: '0', DB_POOL_SIZE: '3' }),
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
