import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createManualTimers } from '#desktop/core/testing/manual-timers';
import { removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';
import { openDb, type Db } from './db.ts';
import { checkpointWhenIdle } from './idle-checkpoint.ts';

let folder: string;
let db: Db;
beforeEach(() => {
  folder = temporaryFolder();
  db = openDb(join(folder, 'file.db'));
  db.exec('CREATE TABLE word (text TEXT)');
  db.pragma('wal_checkpoint(TRUNCATE)');
});
afterEach(() => {
  db.close();
  removeFolder(folder);
});

function write(times: number): void {
  for (let time = 0; time < times; time++) {
    db.transaction(() => void db.prepare('INSERT INTO word VALUES (?)').run('kept'));
  }
}

/** How many words the file has without its log. */
function inFile(): number {
  const copy = join(folder, 'copy.db');
  copyFileSync(db.file, copy);
  const alone = openDb(copy);
  try {
    return alone.prepare<{ n: number }>('SELECT count(*) AS n FROM word').get()?.n ?? 0;
  } finally {
    alone.close();
  }
}

test('when the student rests the log comes into the file, and not before', () => {
  const rest = createManualTimers();
  checkpointWhenIdle(db, rest.timers);
  write(60);
  expect(inFile()).toBe(0);
  rest.ring();
  expect(inFile()).toBe(60);
  expect(rest.nextMs()).toBeUndefined();
});

test('who goes on writing is not held up: a rest begins with the last thing written', () => {
  let nowMs = 0;
  let due: { act: () => void; atMs: number } | undefined;
  const pass = (ms: number) => {
    nowMs += ms;
    if (due !== undefined && nowMs >= due.atMs) due.act();
  };
  checkpointWhenIdle(db, {
    set: (act, ms) => (due = { act, atMs: nowMs + ms }),
    clear: (timer) => {
      if (due === timer) due = undefined;
    },
  });
  write(60);
  pass(900);
  write(1);
  pass(900);
  expect(inFile()).toBe(0);
  pass(100);
  expect(inFile()).toBe(61);
});

test('a few answers are not worth it, and a file that is closed is left alone', () => {
  const rest = createManualTimers();
  const stop = checkpointWhenIdle(db, rest.timers);
  write(49);
  expect(rest.nextMs()).toBeUndefined();
  write(1);
  expect(rest.nextMs()).toBe(1_000);
  stop();
  expect(rest.nextMs()).toBeUndefined();
});
