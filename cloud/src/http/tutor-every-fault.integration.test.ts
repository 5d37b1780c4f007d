/** Every fault that the stub knows, in every mode: a sentence for the student, one settled row, nothing kept, nothing left open. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { stubFaults, type StubFault } from '@answly/tools/ai-stub/fault';
import { realTimers, type Timers } from '#cloud/domain/timers';
import { connectRedis, type RedisHandle } from '#cloud/storage/redis/connect';
import { startRedis, type RedisServer } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import { openTutorBench, type Heard, type Replica, type TutorBench } from '#cloud/testing/tutor-bench';
import { defaultSettings } from '#cloud/testing/tutor-settings';

/** How often our clocks go round while one goes round on the wall. */
const haste = 30;
const sentenceMsMax = 20_000;

/** The real waits, each a fraction of its length: 8 s for headers become 0.27 s. */
const hastyTimers: Timers = {
  now: () => performance.now() * haste,
  after: (ms, act) => {
    const timer = setTimeout(act, ms / haste);
    return () => clearTimeout(timer);
  },
};

/** Only what hangs is waited for; all else is told at once, and a busy machine must not make it late. */
function timersFor(fault: StubFault): Timers {
  return fault.startsWith('hang') ? hastyTimers : realTimers;
}

const modes: Record<TutorRequest['mode'], Partial<TutorRequest>> = {
  hint: { mode: 'hint', hintLevel: 2 },
  explain: { mode: 'explain', optionId: 'routes' },
  chat: { mode: 'chat', message: 'Why is that so?' },
};

/** What goes well in spite of its fault. In a hint what gives the answer away is withheld. */
const harmless: readonly StubFault[] = ['slow', 'no-usage', 'gives-away'];
const midway: readonly StubFault[] = [
  'hang-mid-stream',
  'cut',
  'silent-end',
  'malformed-event',
  'error-event',
  'too-long',
];

describeWithRedis('a fault of the provider', () => {
  let bench: TutorBench;
  let server: RedisServer;
  let handle: RedisHandle;
  let stub: AiStub;
  let ann: string;
  let ben: string;
  beforeAll(async () => {
    bench = await openTutorBench();
    server = await startRedis();
    stub = await startAiStub();
    handle = connectRedis(server.url, { onUp: () => undefined, onDown: () => undefined });
    await once(handle.redis, 'ready');
    [ann, ben] = [await bench.student(bench.published), await bench.student(bench.published)];
  });
  afterAll(async () => {
    await bench.stop();
    handle.close();
    await stub.close();
    await server.kill();
  });

  const cases = Object.keys(modes).flatMap((mode) =>
    stubFaults.map((fault) => ({ mode: mode as keyof typeof modes, fault })),
  );

  test.each(cases)(
    '$fault in $mode ends in a sentence, one settled row, and nothing kept or open',
    async ({ mode, fault }) => {
      const goesWell = harmless.includes(fault) && !(mode === 'hint' && fault === 'gives-away');
      await bench.clear();
      await handle.redis.flushall();
      const timers = timersFor(fault);
      const replica = start(fault, timers);
      const startedMs = timers.now();
      const heard = await replica.hear(ann, bench.published, modes[mode]);
      // What the machine adds is not a matter of our clocks: it has half a second of the wall.
      expect(timers.now() - startedMs).toBeLessThan(sentenceMsMax + 500 * haste);
      if (goesWell) expect(heard).toMatchObject({ source: 'model', last: 'done' });
      else if (mode !== 'hint' && midway.includes(fault)) expectErrorEvent(heard);
      else {
        expect(heard).toMatchObject({ source: 'rationale', last: 'done' });
        expect(heard.text).toMatch(mode === 'hint' ? /no hint just now/ : /cannot answer just now/);
        expect(heard.events[0]).toMatchObject({ data: { instead: insteadOf(fault) } });
      }
      await replica.settled();
      await expectSettled(goesWell ? ['stop'] : expect.not.arrayContaining(['stop', null]));
      await expectKept(goesWell && mode !== 'chat');
      await expectNothingOpen();
    },
  );

  /** What the notes say they stand in for. */
  function insteadOf(fault: StubFault): object {
    if (fault === 'gives-away') return { code: 'tutor.withheld' };
    if (fault === 'rate-limited-long') return { code: 'tutor.busy', retryAfterSeconds: 30 };
    return { code: fault.startsWith('rate-limited') ? 'tutor.busy' : 'tutor.unavailable' };
  }

  function expectErrorEvent({ events }: Heard): void {
    const end = events.at(-1);
    expect(end?.event === 'error' && end.data.detail).toContain('Ask again in a moment.');
  }

  function start(fault: StubFault, timers: Timers): Replica {
    const model = `stub+${fault}`;
    return bench.start(
      { ai: { ...defaultSettings.ai, baseUrl: stub.url, model, largeModel: `stub-large+${fault}` } },
      { redis: handle, timers },
    );
  }

  async function expectSettled(outcomes: unknown): Promise<void> {
    const rows = await bench.sql<{ outcome: string | null; settledAt: Date | null }[]>`
      select outcome, settled_at as "settledAt" from ai_usage`;
    expect(rows).toMatchObject([{ settledAt: expect.any(Date) as Date }]);
    expect(rows.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(await bench.sql`select held_nano from day_budget`).toEqual([{ held_nano: 0 }]);
  }

  /** In Postgres, in Redis, and in the process, where another student would be given it. */
  async function expectKept(isKept: boolean): Promise<void> {
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(isKept ? 1 : 0);
    expect(await handle.redis.keys('tutor:t*')).toHaveLength(isKept ? 1 : 0);
  }

  async function expectNothingOpen(): Promise<void> {
    await expect.poll(() => stub.openCount()).toBe(0);
    const idle = () => bench.sql`
      select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
    expect(await idle()).toHaveLength(0);
    expect(await handle.redis.keys('concurrent:*')).toEqual([]);
  }

  test.each(['hint', 'explain'] as const)(
    'is nothing that another student is given of a %s',
    async (mode) => {
      await bench.clear();
      await handle.redis.flushall();
      const replica = bench.start(
        { ai: { ...defaultSettings.ai, baseUrl: stub.url, model: 'stub', largeModel: 'stub-large' } },
        { redis: handle, timers: hastyTimers },
      );
      const broken = stubFaults.filter((fault) => midway.includes(fault));
      for (const fault of broken) {
        stub.script.push(fault);
        const failed = await replica.hear(ann, bench.published, modes[mode]);
        expect(failed.source === 'model' ? failed.last : failed.source).not.toBe('done');
        await replica.settled();
      }
      const asked = stub.calls.length;
      expect(await replica.hear(ben, bench.published, modes[mode])).toMatchObject({
        source: 'model',
        last: 'done',
      });
      expect(stub.calls).toHaveLength(asked + 1);
    },
  );
});
