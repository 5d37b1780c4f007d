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
let one: Sql;
let other: Sql;
beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ url: database.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  one = connect({ url: database.url, poolSize: 4 });
  other = connect({ url: database.url, poolSize: 4 });
});
afterAll(async () => {
  await one.end();
  await other.end();
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
  for (let round = 0; round < 8; round += 1) {
    const keys = Array.from({ length: 300 }, (_, number) => `round ${round} answer ${number}`);
    const [here, there] = [postgresAnswers(one), postgresAnswers(other)];
    const saving = keys.map((key) => here.save(answerOf(key)));
    await Promise.all([...saving, ...keys.toReversed().map((key) => there.save(answerOf(key)))]);
    const kept = await Promise.all(keys.map((key) => here.load(key)));
    expect(kept).toEqual(keys.map((key) => `Why ${key} is so.`));
  }
});

test('an answer that was never kept is not there', async () => {
  expect(await postgresAnswers(one).load('never')).toBeUndefined();
});
