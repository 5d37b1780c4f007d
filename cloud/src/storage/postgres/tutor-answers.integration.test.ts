/** Answers kept by two replicas at the same time. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StoredAnswer } from '#cloud/domain/tutor/answers';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';
import { connect, type Sql } from './connect.ts';
import { migrate } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { postgresAnswers } from './tutor-answers.ts';

let database: TestDatabase;
let replicas: Sql[];
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ url: database.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  replicas = [1, 2].map(() => connect({ url: database.url, poolSize: 4 }));
});
afterAll(async () => {
  await Promise.all(replicas.map((sql) => sql.end()));
  await database.drop();
});

function answerOf(key: string): StoredAnswer {
  return {
    key,
    packId: randomUUID(),
    itemId: randomUUID(),
    itemVersion: 1,
    mode: 'explain',
    optionId: null,
    hintLevel: null,
    languageCode: 'en',
    promptVersion: 'v1',
    model: 'stub',
    text: `Why ${key} is so.`,
  };
}

test('replicas that keep the same answers, each in an order of its own, keep them all', async () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round);
  for (const round of rounds) {
    const keys = Array.from({ length: 300 }, (_, number) => `round ${round} answer ${number}`);
    const stores = replicas.map((sql) => postgresAnswers(sql));
    const orders = [keys, keys.toReversed()];
    await Promise.all(
      stores.flatMap((store, at) => (orders[at] ?? []).map((key) => store.save(answerOf(key)))),
    );
    const kept = await Promise.all(keys.map((key) => stores[0]?.load(key)));
    expect(kept).toEqual(keys.map((key) => `Why ${key} is so.`));
  }
});

test('an answer that was never kept is not there', async () => {
  const [sql] = replicas;
  if (sql === undefined) throw new Error('there are replicas');
  expect(await postgresAnswers(sql).load('never')).toBeUndefined();
});
