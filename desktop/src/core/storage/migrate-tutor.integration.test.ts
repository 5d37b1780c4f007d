/** A study file of when the tutor only explained, opened by this version. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join } from 'node:path';
import {
  migrationsFolder,
  openTestCore,
  removeFolder,
  temporaryFolder,
} from '#desktop/core/testing/test-core';
import { createKeptAnswers } from '#desktop/core/tutor/kept-answers';
import { openDb } from './db.ts';
import { migrate, readMigrations } from './migrate.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

const itemId = '0190a0a0-0000-7000-8000-000000000001';
const uuid = (n: number) => `0190c0c0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

function writeOldFile(): void {
  const db = openDb(join(folder, 'study.db'));
  migrate(db, readMigrations(migrationsFolder).slice(0, 8), () => undefined);
  const insert = db.prepare('INSERT INTO tutor_answer VALUES (?, 1, ?, ?, ?, ?, ?, ?)');
  insert.run(itemId, '', 'en', uuid(1), 'rationale', 'Of the whole', 20);
  insert.run(itemId, 'b', 'en', uuid(2), 'model', 'Why not B', 10);
  insert.run(itemId, 'b', 'de', uuid(3), 'cache', 'Warum nicht B', 30);
  db.close();
}

test('explanations that were kept are kept, each with its option, source and time', async () => {
  writeOldFile();
  const { core, ground } = openTestCore(folder);
  const kept = createKeptAnswers(ground.db).list({ itemId, itemVersion: 1 });
  const common = { mode: 'explain', hintLevel: null, threadId: null, message: null, rating: null };
  expect(kept).toEqual([
    { ...common, requestId: uuid(2), optionId: 'b', source: 'model', text: 'Why not B', at: 10 },
    { ...common, requestId: uuid(1), optionId: null, source: 'rationale', text: 'Of the whole', at: 20 },
    { ...common, requestId: uuid(3), optionId: 'b', source: 'cache', text: 'Warum nicht B', at: 30 },
  ]);
  await core.close();
});

test('a newer explanation of the same option takes the place of a carried one; chats only grow', async () => {
  writeOldFile();
  const { core, ground } = openTestCore(folder);
  const answers = createKeptAnswers(ground.db);
  const item = { itemId, itemVersion: 1 };
  const common = {
    hintLevel: null,
    optionId: null,
    threadId: null,
    message: null,
    source: 'model',
    at: 40,
  } as const;
  answers.keep(item, 'en', { ...common, requestId: uuid(4), mode: 'explain', optionId: 'b', text: 'Newer' });
  for (const n of [5, 6])
    answers.keep(item, 'en', { ...common, requestId: uuid(n), mode: 'chat', message: 'Why?', text: 'So' });
  expect(answers.list(item).map(({ text }) => text)).toEqual([
    'Of the whole',
    'Warum nicht B',
    'Newer',
    'So',
    'So',
  ]);
  await core.close();
});
