/** A start that fails ends the process, whatever was open by then, and says in a sentence what to do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#cloud/storage/postgres/connect';
import { readMigrations } from '#cloud/storage/postgres/migration-files';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { readConfig } from './config.ts';
import { bringUp } from './open-database.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const soonMs = 20_000;

let database: TestDatabase;
/** Takes connections and says nothing. */
const silent = createServer(() => undefined);
let silentPort: number;
beforeAll(async () => {
  database = await createTestDatabase();
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  silentPort = (silent.address() as AddressInfo).port;
});
afterAll(async () => {
  silent.close();
  await database.drop();
});

interface Ended {
  code: number | null;
  said: string;
}

async function startMain(env: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, [main], {
    env: { DATABASE_URL: database.url, METRICS_PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const impatience = setTimeout(() => child.kill('SIGKILL'), soonMs);
  const said = text(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(impatience);
  return { code, said: await said };
}

test('a port that is taken is told of in a sentence', async () => {
  const ended = await startMain({ PORT: String(silentPort), REDIS_URL: `redis://127.0.0.1:${silentPort}` });
  expect(ended).toEqual({
    code: 1,
    said: `Port ${silentPort} of 127.0.0.1 is in use: stop what uses it, or set PORT to another.\n`,
  });
});

test('a host that is not this machine is told of in a sentence', async () => {
  const ended = await startMain({ PORT: '0', HOST: '192.0.2.1' });
  expect(ended).toEqual({
    code: 1,
    said: '192.0.2.1 is no address of this machine: set HOST to one that is, or leave it out.\n',
  });
});

test('a fault of ours ends the process while the database and Redis are open', async () => {
  const broken = `import crypto from 'node:crypto'; import { syncBuiltinESMExports } from 'node:module';
    crypto.randomUUID = () => { throw new Error('out of chance'); }; syncBuiltinESMExports();`;
  const ended = await startMain({
    PORT: '0',
    REDIS_URL: `redis://127.0.0.1:${silentPort}`,
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}`,
  });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/^Answly's API has a fault: Error: out of chance\n/);
});

test('a database of a newer release is refused in a sentence, and stays as it is', async () => {
  await bringUp(readConfig({ DATABASE_URL: database.url }));
  const version = readMigrations().length;
  const sql = connect({ url: database.url, poolSize: 1 });
  await sql`insert into schema_migration (version, name) values (${version + 1}, 'of tomorrow')`;
  expect(await startMain({ PORT: '0' })).toEqual({
    code: 1,
    said: `The database has schema ${version + 1}, and this release knows ${version}. Start a newer release of Answly, or see "Going back" in docs/operations.md.\n`,
  });
  await sql`delete from schema_migration where version > ${version}`;
  await sql.end();
});

test('a database that takes the connection and says nothing is given up', async () => {
  const ended = await startMain({ PORT: '0', DATABASE_URL: `postgres://a:b@127.0.0.1:${silentPort}/c` });
  expect(ended.code).toBe(1);
  expect(ended.said).toMatch(/^The database of DATABASE_URL does not answer: .*\n$/);
});
