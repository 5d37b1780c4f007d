/** How long 100,000 attempts take from a device to the cloud, and from the cloud to a new device. */
import { randomUUID } from 'node:crypto';
import { password, startCloudProcess, type CloudProcess } from './cloud-process.ts';
import { lowerIsBetter, quantile, type Benchmark } from './measure.ts';
import { openCore } from './open-core.ts';
import { attemptCount } from './study-file.ts';
import { openRawSync } from './sync-limits.ts';
import type { Workshop } from './workshop.ts';

const runs = 3;
const timeoutMs = 60_000;

export const benchmark: Benchmark = {
  names: ['sync.push.100k', 'sync.first-pull.100k'],
  async run(workshop) {
    const cloud = await startCloudProcess(workshop.newFolder());
    const raw = await openRawSync(cloud.databaseUrl, workshop);
    const seconds = {
      push: [] as number[],
      rawPush: [] as number[],
      pull: [] as number[],
      rawPull: [] as number[],
    };
    try {
      for (let run = 0; run < runs; run++) {
        const email = `${randomUUID()}@example.org`;
        seconds.push.push(await push(cloud, workshop, email));
        seconds.rawPush.push(await raw.push());
        seconds.pull.push(await firstPull(cloud, workshop, email));
        seconds.rawPull.push(await raw.pull());
      }
    } finally {
      await raw.close();
      await cloud.stop();
    }
    const median = (values: number[]) => quantile(values, 0.5);
    return [
      lowerIsBetter({
        name: 'sync.push.100k',
        value: median(seconds.push),
        unit: 's',
        limitName: '100 posts of 1,000 rows by unnest into Postgres',
        limitValue: median(seconds.rawPush),
      }),
      lowerIsBetter({
        name: 'sync.first-pull.100k',
        value: median(seconds.pull),
        unit: 's',
        limitName: 'pages of 5,000 by json_agg into SQLite',
        limitValue: median(seconds.rawPull),
      }),
    ];
  },
};

/** From the first batch that is sent to the last that is settled. Seconds. */
async function push(cloud: CloudProcess, workshop: Workshop, email: string): Promise<number> {
  const watch = watchRequests();
  const { core, ground } = openCore(await workshop.copyOfAttempts(), {
    cloudUrl: cloud.url,
    fetch: watch.fetch,
  });
  try {
    const started = watch.first('/v1/sync/push');
    // The engine turns to pulling when all that waited is settled.
    const ended = watch.first('/v1/sync/pull');
    await core.handlers['account.register']({ email, password });
    const took = (await ended) - (await started);
    if (ground.facts.waitingCount() > 0) throw new Error('not everything was taken');
    return took / 1000;
  } finally {
    await core.close();
  }
}

/** From the first page that is asked for to the state in which nothing more is to come. Seconds. */
async function firstPull(cloud: CloudProcess, workshop: Workshop, email: string): Promise<number> {
  const watch = watchRequests();
  const { core, ground } = openCore(workshop.newFolder(), { cloudUrl: cloud.url, fetch: watch.fetch });
  try {
    const started = watch.first('/v1/sync/pull');
    const ended = new Promise<number>((resolve, reject) => {
      core.subscribe((event, data) => {
        if (event !== 'sync.state' || !('phase' in data)) return;
        if (data.phase === 'idle') resolve(performance.now());
        if (data.phase === 'backing-off') reject(new Error(`the pull failed: ${data.lastProblem?.code}`));
      });
    });
    await core.handlers['account.signIn']({ email, password });
    const took = (await ended) - (await started);
    if (ground.facts.factCount() !== attemptCount) throw new Error('not everything came');
    return took / 1000;
  } finally {
    await core.close();
  }
}

/** A fetch that tells when a path is asked for first. */
function watchRequests() {
  const listeners = new Map<string, (at: number) => void>();
  return {
    first: (path: string) =>
      new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${path} was not asked for in time`)), timeoutMs);
        listeners.set(path, (at) => {
          clearTimeout(late);
          resolve(at);
        });
      }),
    fetch: (async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      listeners.get(pathname)?.(performance.now());
      return fetch(input, init);
    }) satisfies typeof fetch,
  };
}
