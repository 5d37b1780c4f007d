/** The tutor on two replicas that share Postgres and Redis: an answer is asked for once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startAiStub } from '@answly/tools/ai-stub';
import { connectRedis } from '#cloud/storage/redis/connect';
import { startRedis } from '#cloud/testing/redis-process';
import { describeWithRedis } from '#cloud/testing/redis-server';
import type { TutorBench } from '#cloud/testing/tutor-bench';
import { openTutorBench } from '#cloud/testing/tutor-bench';
import { defaultSettings } from '#cloud/testing/tutor-settings';

let bench: TutorBench;
beforeAll(async () => {
  bench = await openTutorBench();
});
afterAll(() => bench.stop());

describeWithRedis('two replicas', () => {
  test('a hundred students who ask the same at the same instant cost one call, and each hears all of it', async () => {
    const server = await startRedis();
    const stub = await startAiStub({ tokenDelayMs: 2 });
    const handles = [1, 2].map(() =>
      connectRedis(server.url, { onUp: () => undefined, onDown: () => undefined }),
    );
    await expect.poll(() => handles.some((handle) => handle.degraded())).toBe(false);
    const settings = { ai: { ...defaultSettings.ai, baseUrl: stub.url, model: 'stub' } };
    const replicas = handles.map((redis) => bench.start(settings, { redis }));
    const students = await Promise.all(Array.from({ length: 100 }, () => bench.student(bench.published)));
    const answers = await Promise.all(
      students.map(async (student, number) => replicas[number % 2]?.hear(student, bench.published)),
    );
    expect(stub.calls).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer?.text)).size).toBe(1);
    expect(answers.every((answer) => answer?.last === 'done')).toBe(true);
    await Promise.all(replicas.map((replica) => replica.settled()));
    expect(await bench.sql`select 1 from ai_usage`).toHaveLength(1);
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(1);
    await stub.close();
    for (const handle of handles) handle.close();
    await server.kill();
  });
});
