/** What the tutor does by itself while it runs. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realTimers, type Timers } from '#cloud/domain/timers';
import { openTutorBench, type TutorBench } from '#cloud/testing/tutor-bench';
import { threadsKeptMs } from './start-tutor.ts';

const dayMs = 86_400_000;
let bench: TutorBench;
beforeAll(async () => {
  bench = await openTutorBench();
});
afterAll(() => bench.stop());

test('old chats are forgotten once a day until the tutor is stopped, and young ones stay', async () => {
  const daily = new Set<() => void>();
  const timers: Timers = {
    now: () => realTimers.now(),
    after: (ms, act) => {
      if (ms !== dayMs) return realTimers.after(ms, act);
      daily.add(act);
      return () => daily.delete(act);
    },
  };
  const passDay = () => {
    for (const act of daily) if (daily.delete(act)) act();
  };
  const replica = bench.start({}, { timers });
  const ann = await bench.student();
  const say = (said: string, agoMs: number) => bench.sql`
    insert into tutor_turn (user_id, thread_id, turn, item_id, item_version, said, answered, at)
    values (${ann}, ${randomUUID()}, 1, ${randomUUID()}, 1, ${said}, '-',
      now() - make_interval(secs => ${agoMs / 1000}))`;
  const kept = async () =>
    (await bench.sql<{ said: string }[]>`select said from tutor_turn order by at desc`).map(
      (row) => row.said,
    );
  for (const said of ['old', 'older']) {
    await say(said, threadsKeptMs + 60_000);
    await say('young', threadsKeptMs - 60_000);
    passDay();
    await expect.poll(kept).not.toContain(said);
  }
  expect(await kept()).toEqual(['young', 'young']);
  await replica.stop();
  expect(daily.size).toBe(0);
});
