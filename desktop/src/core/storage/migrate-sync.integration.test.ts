/** The study file of the version before sync in full, opened by this one. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { itemId, packId } from '#desktop/core/testing/build-pack';
import { derivedState } from '#desktop/core/testing/projections';
import {
  createTestClock,
  migrationsFolder,
  openTestCore,
  removeFolder,
  temporaryFolder,
} from '#desktop/core/testing/test-core';
import { openDb } from './db.ts';
import { migrate, readMigrations } from './migrate.ts';

const deviceId = '0190a0a0-0000-7000-8000-00000000dddd';
const otherId = '0190a0a0-0000-7000-8000-00000000eeee';
const sessionId = '0190b0b0-0000-7000-8000-00000000ffff';
const uuid = (n: number) => `0190c0c0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

const form = [0, 1, 2].map((n) => ({ packId, itemId: itemId(n), itemVersion: 1, optionOrder: ['a', 'b'] }));
const started = { type: 'started', sessionId, mode: 'tutor', title: 'T', form };
const attempt = (n: number) => ({
  sessionId,
  packId,
  itemId: itemId(n % 5),
  itemVersion: 1,
  mode: 'tutor',
  response: { type: 'single', optionId: n % 2 === 0 ? 'a' : 'b' },
  scoreMilli: n % 2 === 0 ? 1000 : 0,
  maxMilli: 1000,
  durationMs: 1_000 + n,
});

/** As the old version wrote them: bodies to the letter, numbers of the server, moved stamps, fractions. */
const rows = [
  { kind: 'session-event', body: JSON.stringify(started) },
  ...Array.from({ length: 30 }, (_, n) => ({ kind: 'attempt', body: JSON.stringify(attempt(n)) })),
  { kind: 'session-event', body: JSON.stringify({ type: 'flagged', sessionId, position: 1, flagged: true }) },
  { kind: 'of-tomorrow', body: '{ "b":1.0, "a":"\\u00e9" }' },
].map((row, n) => ({
  ...row,
  id: uuid(n),
  deviceId: n % 3 === 0 ? otherId : deviceId,
  deviceSeq: n + 1,
  at: Date.UTC(2026, 0, 1 + (n % 4)),
  seq: n < 20 ? n + 1 : null,
  effectiveAt: n < 20 ? Date.UTC(2026, 0, 1 + (n % 4)) - (n % 2) * 86_400_000 : null,
}));

function writeOldFile(): void {
  const db = openDb(join(folder, 'study.db'));
  migrate(db, readMigrations(migrationsFolder).slice(0, 2), () => undefined);
  const insert = db.prepare(
    `INSERT INTO fact (id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body, seq, effective_at)
     VALUES (?, ?, ?, ?, ?, 60, 12.4, ?, ?, ?)`,
  );
  for (const { id, kind, body, deviceSeq, at, seq, effectiveAt, ...row } of rows)
    insert.run(id, kind, row.deviceId, deviceSeq, at, body, seq, effectiveAt);
  db.exec(`INSERT INTO outbox (local) SELECT local FROM fact WHERE seq IS NULL`);
  db.exec(`UPDATE outbox SET refused_code = 'fact.invalid' WHERE local = (SELECT max(local) FROM fact)`);
  // What the old version had folded is of another form; wrong sums must not survive.
  db.exec(`INSERT INTO tally (name, attempt_count, right_count, duration_ms) VALUES ('ever', 999, 9, 9)`);
  const meta = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  meta.run('device', JSON.stringify({ id: deviceId, nextSeq: 100 }));
  meta.run('sync.place', JSON.stringify({ cursor: 20, epoch: 'of the old server' }));
  db.close();
}

test('SY15 a study file of the version before keeps every fact, what waits, and who it is', async () => {
  writeOldFile();
  const { core, ground } = openTestCore(folder);
  const kept = ground.db
    .prepare<(typeof rows)[number]>(
      `SELECT id, kind, body, device_id AS deviceId, device_seq AS deviceSeq, at FROM fact ORDER BY local`,
    )
    .all();
  expect(kept).toEqual(rows.map(({ seq: _, effectiveAt: __, ...row }) => row));
  expect([ground.facts.waitingCount(), ground.facts.refusedCount()]).toEqual([12, 1]);
  expect(ground.facts.waiting().facts.every(({ monoMs }) => monoMs === 12)).toBe(true);
  expect([ground.device.id(), ground.facts.append({ kind: 'note', body: {} }).deviceSeq]).toEqual([
    deviceId,
    100,
  ]);
  expect(ground.facts.place()).toMatchObject({ cursor: 20, epoch: 'of the old server' });
  await core.close();
});

test('SY9 a study file of the version before folds to what a new one folds from the same facts', async () => {
  writeOldFile();
  const old = openTestCore(folder);
  const freshFolder = temporaryFolder();
  const fresh = openTestCore(freshFolder, { clock: createTestClock() });
  const facts = rows.map(({ seq: _, effectiveAt, ...row }, place) => ({
    ...row,
    zoneMinutes: 60,
    monoMs: 12,
    seq: place + 1,
    effectiveAt: effectiveAt ?? row.at,
  }));
  fresh.ground.facts.storePage(facts, 'e');
  expect(derivedState(old.ground.db)).toEqual(derivedState(fresh.ground.db));
  expect(await old.core.handlers['stats.progress']({})).toMatchObject({ attemptsEver: 30, rightEver: 15 });
  for (const { core } of [old, fresh]) await core.close();
  removeFolder(freshFolder);
});
