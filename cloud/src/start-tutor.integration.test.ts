/** What the tutor does by itself while it runs. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTutorBench, type TutorBench } from '#cloud/testing/tutor-bench';
import { threadsKeptMs } from './start-tutor.ts';

const dayMs = 86_400_000;
let bench: TutorBench;
beforeAll(async () => {
  bench = await openTutorBench();
});
afterAll(() => bench.stop());

test('old chats are forgotten once a day until the tutor is stopped, and young ones stay', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const replica = bench.start();
    const ann = await bench.student();
    const say = (said: string, agoMs: number) => bench.sql`
      insert into tutor_turn (user_id, thread_id, turn, item_id, item_version, said, answered, at)
      values (${ann}, ${randomUUID()}, 1, ${randomUUID()}, 1, ${said}, '-',
        now() - make_interval(secs => ${agoMs / 1000}))`;
    const kept = async () =>
      (await bench.sql<{ said: string }[]>`select said from tutor_turn`).map((row) => row.said);
    await say('old', threadsKeptMs + 60_000);
    await say('young', threadsKeptMs - 60_000);
    vi.advanceTimersByTime(dayMs);
    await replica.settled();
    expect(await kept()).toEqual(['young']);
    await replica.stop();
    await say('later', threadsKeptMs + 60_000);
    vi.advanceTimersByTime(dayMs);
    await replica.settled();
    expect(await kept()).toEqual(['young', 'later']);
  } finally {
    vi.useRealTimers();
  }
});
