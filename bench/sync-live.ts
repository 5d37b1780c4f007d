/** How soon one answer on a device is known on another one of the same student, which is a process of its own. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildItem, buildPack, packId } from '../desktop/src/core/testing/build-pack.ts';
import { installTestPack } from '../desktop/src/core/testing/install-test-pack.ts';
import { password, startCloudProcess } from './cloud-process.ts';
import { forkProgram, type Forked } from './forked.ts';
import type { Arrival } from './listening-device.ts';
import { lowerIsBetter, quantile, type Benchmark } from './measure.ts';
import { openCore, type OpenedCore } from './open-core.ts';

const answerCount = 200;
const warmCount = 40;
/** Between two answers, as if a student were quick: each is sent by itself. */
const pauseMs = 300;
const budgetMs = 15;

export const benchmark: Benchmark = {
  names: ['sync.live.p95'],
  async run(workshop) {
    const cloud = await startCloudProcess(workshop.newFolder());
    const here = openCore(workshop.newFolder(), { cloudUrl: cloud.url });
    const account = { email: `${randomUUID()}@example.org`, password };
    await here.core.handlers['account.register'](account);
    const there = forkProgram<Arrival>(fileURLToPath(new URL('listening-device.ts', import.meta.url)), [
      JSON.stringify({ folder: workshop.newFolder(), url: cloud.url, email: account.email }),
    ]);
    try {
      await there.next();
      const took = await answerAndWatch(here, there);
      return [
        lowerIsBetter({
          name: 'sync.live.p95',
          value: quantile(took.slice(warmCount), 0.95),
          unit: 'ms',
          limitName: 'budget',
          limitValue: budgetMs,
        }),
      ];
    } finally {
      await there.stop();
      await here.core.close();
      await cloud.stop();
    }
  },
};

/** Messages without a listener are kept for the next one, so earlier arrivals are passed over. */
async function arrivalAfter(there: Forked<Arrival>, afterNs: bigint): Promise<bigint> {
  for (;;) {
    const arrival = await there.next();
    const atNs = BigInt(arrival?.atNs ?? 0);
    if (atNs > afterNs) return atNs;
  }
}

/** Milliseconds from each commit to the moment at which the other device has stored it. */
async function answerAndWatch(here: OpenedCore, there: Forked<Arrival>): Promise<number[]> {
  const { handlers } = here.core;
  await installTestPack(here, buildPack(Array.from({ length: answerCount }, (_, n) => buildItem(n))));
  const choice = { packId, topics: [], choose: 'new', count: answerCount } as const;
  const { sessionId } = await handlers['study.start'](choice);
  await handlers['sync.now']({});
  const took: number[] = [];
  for (let position = 0; position < answerCount; position++) {
    await sleep(pauseMs);
    const { feedback } = await handlers['study.answer']({
      sessionId,
      position,
      response: { type: 'single', optionId: 'a' },
      durationMs: 1_000,
      certainty: null,
    });
    const answeredAt = process.hrtime.bigint();
    if (feedback === null) throw new Error('the answer was not taken');
    took.push(Number((await arrivalAfter(there, answeredAt)) - answeredAt) / 1e6);
  }
  return took;
}
