/** The stage of the tutor's torture: a database, Redis and the stub AI of its own, and two replicas that can be killed. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Item } from '@answly/shared/model/item';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { connect, type Sql } from '../cloud/src/storage/postgres/connect.ts';
import { migrate } from '../cloud/src/storage/postgres/migrate.ts';
import { readMigrations } from '../cloud/src/storage/postgres/migration-files.ts';
import { buildItem } from '../cloud/src/testing/build-item.ts';
import { startRedis } from '../cloud/src/testing/redis-process.ts';
import { startScratchPostgres } from '../cloud/src/testing/scratch-postgres.ts';
import { packId } from '../cloud/src/testing/tutor-settings.ts';
import type { ReplicaAddresses } from './tutor-replica-settings.ts';

export interface TutorStage {
  sql: Sql;
  stub: AiStub;
  items: readonly Item[];
  /** The address of a replica, from 0 on; of a killed one, until it runs again, one that refuses. */
  replica(n: number): string;
  /** Kills a replica as a crash would, and starts it again. */
  crash(n: number): Promise<void>;
  /** Lets the replicas finish what they have begun, and stops them. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

const replicaCount = 2;
const itemCount = 60;
const replicaEntry = fileURLToPath(new URL('./tutor-replica.ts', import.meta.url));

export async function openStage(): Promise<TutorStage> {
  const postgres = await startScratchPostgres(join(tmpdir(), 'answly-torture-'));
  const redis = await startRedis();
  const stub = await startAiStub();
  await migrate({ url: postgres.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  const sql = connect({ url: postgres.url, poolSize: 4 });
  const items = Array.from({ length: itemCount }, () => buildItem());
  for (const item of items) {
    await sql`insert into pack_item (pack_id, item_id, item_version, item)
      values (${packId}, ${item.id}, ${item.version}, ${sql.json(item)})`;
  }
  const addresses = { databaseUrl: postgres.url, redisUrl: redis.url, stubUrl: stub.url };
  const replicas = await Promise.all(Array.from({ length: replicaCount }, () => startReplica(addresses)));
  const quiet = async () => {
    await Promise.all(replicas.map(({ child }) => end(child, () => child.disconnect())));
  };
  const restart = async (n: number) => {
    const running = replicas[n];
    if (running === undefined) throw new Error(`there is no replica ${n}`);
    await end(running.child, () => running.child.kill('SIGKILL'));
    replicas[n] = await startReplica(addresses);
  };
  let crashing = Promise.resolve();
  return {
    sql,
    stub,
    items,
    replica: (n) => replicas[n]?.url ?? '',
    crash: (n) => {
      // One after the other: of two that began at once, each would start a replica, and one of them nobody would end.
      crashing = crashing.then(() => restart(n));
      return crashing;
    },
    quiet,
    stop: async () => {
      await sql.end();
      await stub.close();
      await redis.kill();
      await postgres.stop();
    },
  };
}

interface RunningReplica {
  child: ChildProcess;
  url: string;
}

async function startReplica(addresses: ReplicaAddresses): Promise<RunningReplica> {
  const child = fork(replicaEntry, [JSON.stringify(addresses)]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { child, url: `http://127.0.0.1:${port}` };
}

async function end(child: ChildProcess, act: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  act();
  await exited;
}
