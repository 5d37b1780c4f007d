/** How long 100,000 attempts take from a device to the cloud, and from the cloud to a new device, and what they weigh. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '../desktop/src/core/core.ts';
import { password, startCloudProcess, type CloudProcess } from './cloud-process.ts';
import { lowerIsBetter, quantile, type Benchmark, type Figure } from './measure.ts';
import { openCore } from './open-core.ts';
import { attemptCount } from './study-file.ts';
import { openRawSync } from './sync-limits.ts';
import { watchWire } from './wire.ts';
import type { Workshop } from './workshop.ts';

const runs = 3;
/** The server seals a second after the last push, and is done with ten segments soon after. */
const sealingMs = 4_000;
const wireBytesBudget = 8_000_000;
const serverMbBudget = 200;

export const benchmark: Benchmark = {
  names: [
    'sync.push.100k',
    'sync.first-pull.100k',
    'sync.push.100k.bytes',
    'sync.first-pull.100k.bytes',
    'sync.rss.server',
  ],
  async run(workshop) {
    const cloud = await startCloudProcess(workshop.newFolder());
    const raw = await openRawSync(cloud.databaseUrl, workshop);
    const taken: Taken = { push: [], rawPush: [], pull: [], rawPull: [], sent: [], received: [] };
    try {
      for (let run = 0; run < runs; run++) await runOnce({ cloud, raw, workshop }, taken);
      return figuresOf(taken, cloud.peakMb());
    } finally {
      await raw.close();
      await cloud.stop();
    }
  },
};

type Taken = Record<'push' | 'rawPush' | 'pull' | 'rawPull' | 'sent' | 'received', number[]>;

interface Stage {
  cloud: CloudProcess;
  raw: Awaited<ReturnType<typeof openRawSync>>;
  workshop: Workshop;
}

async function runOnce({ cloud, raw, workshop }: Stage, taken: Taken): Promise<void> {
  const email = `${randomUUID()}@example.org`;
  const pushed = await push(cloud, workshop, email);
  taken.push.push(pushed.seconds);
  taken.sent.push(pushed.bytes);
  taken.rawPush.push(await raw.push());
  await sleep(sealingMs);
  const pulled = await firstPull(cloud, workshop, email);
  taken.pull.push(pulled.seconds);
  taken.received.push(pulled.bytes);
  taken.rawPull.push(await raw.pull());
}

function figuresOf(taken: Taken, serverMb: number): Figure[] {
  const median = (name: keyof Taken) => quantile(taken[name], 0.5);
  const budget = (name: string, value: number, unit: string, limitValue: number) =>
    lowerIsBetter({ name, value, unit, limitName: 'budget', limitValue });
  return [
    lowerIsBetter({
      name: 'sync.push.100k',
      value: median('push'),
      unit: 's',
      limitName: '100 posts of 1,000 rows by unnest into Postgres',
      limitValue: median('rawPush'),
    }),
    lowerIsBetter({
      name: 'sync.first-pull.100k',
      value: median('pull'),
      unit: 's',
      limitName: 'pages of 5,000 by json_agg into SQLite',
      limitValue: median('rawPull'),
    }),
    budget('sync.push.100k.bytes', median('sent'), 'B', wireBytesBudget),
    budget('sync.first-pull.100k.bytes', median('received'), 'B', wireBytesBudget),
    budget('sync.rss.server', serverMb, 'MB', serverMbBudget),
  ];
}

interface Timed {
  seconds: number;
  bytes: number;
}

/** From the first batch that is sent to the last that is settled. */
async function push(cloud: CloudProcess, workshop: Workshop, email: string): Promise<Timed> {
  const wire = watchWire();
  const { core, ground } = openCore(await workshop.copyOfAttempts(), {
    cloudUrl: cloud.url,
    fetch: wire.fetch,
  });
  try {
    const started = wire.first('/v1/sync/push');
    // The engine turns to reading when all that waited is settled.
    const ended = wire.first('/v1/sync/documents');
    await core.handlers['account.register']({ email, password });
    const seconds = ((await ended) - (await started)) / 1000;
    if (ground.facts.waitingCount() > 0) throw new Error('not everything was taken');
    return { seconds, bytes: wire.sent() };
  } finally {
    await core.close();
  }
}

/** From the first thing that is asked for to the state in which nothing more is to come. */
async function firstPull(cloud: CloudProcess, workshop: Workshop, email: string): Promise<Timed> {
  const wire = watchWire();
  const { core, ground } = openCore(workshop.newFolder(), { cloudUrl: cloud.url, fetch: wire.fetch });
  try {
    const started = wire.first('/v1/sync/documents');
    const ended = idle(core);
    await core.handlers['account.signIn']({ email, password });
    const seconds = ((await ended) - (await started)) / 1000;
    if (ground.facts.factCount() !== attemptCount) throw new Error('not everything came');
    return { seconds, bytes: wire.received() };
  } finally {
    await core.close();
  }
}

/** The moment at which a round has ended well. */
function idle(core: Core): Promise<number> {
  return new Promise((resolve, reject) => {
    core.subscribe((event, data) => {
      if (event !== 'sync.state' || !('phase' in data)) return;
      if (data.phase === 'idle') resolve(performance.now());
      if (data.phase === 'backing-off') reject(new Error(`the pull failed: ${data.lastProblem?.code}`));
    });
  });
}
