import { spawn } from 'node:child_process';
import { cpSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildPack, packId } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { derivedState, refoldAll } from '#desktop/core/testing/projections';
import { openTestCore, removeFolder, temporaryFolder } from '#desktop/core/testing/test-core';

const child = join(import.meta.dirname, '..', 'testing', 'answering-child.ts');

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

async function prepareSession(count: number): Promise<string> {
  const { core } = openTestCore(folder);
  await installTestPack({ core }, buildPack(count));
  const { sessionId } = await core.handlers['study.start']({ packId, topics: [], choose: 'new', count });
  await core.close();
  return sessionId;
}

/** Lets a child answer and kills it with SIGKILL once it has confirmed `after` answers. */
async function answerAndKill(sessionId: string, after: number): Promise<string[]> {
  const running = spawn(process.execPath, [child, folder, sessionId, '400'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const confirmed: string[] = [];
  for await (const line of createInterface({ input: running.stdout })) {
    confirmed.push(line);
    if (confirmed.length === after) running.kill('SIGKILL');
  }
  return confirmed;
}

test('kill -9 in the middle of answers loses no confirmed answer and resumes at the same question', async () => {
  const sessionId = await prepareSession(400);
  const confirmed = await answerAndKill(sessionId, 40);
  expect(confirmed.length).toBeGreaterThanOrEqual(40);
  expect(confirmed.length).toBeLessThan(400);
  const { core, ground } = openTestCore(folder);
  for (const line of confirmed) {
    const [position, attemptId] = line.split(' ');
    const view = await core.handlers['study.place']({ sessionId, position: Number(position) });
    expect(view.feedback?.attemptId).toBe(attemptId);
  }
  const { session } = await core.handlers['study.place']({ sessionId, position: 0 });
  // The kill may come between the commit and the line that tells of it.
  expect(session.savedCount - confirmed.length).toBeOneOf([0, 1]);
  expect(session.position - confirmed.length).toBeOneOf([-1, 0, 1]);
  expect(ground.facts.waitingCount()).toBe(ground.facts.factCount());
  await core.close();
});

test('a log cut at any byte leaves an exact committed prefix, with derived state to match', async () => {
  const sessionId = await prepareSession(30);
  await answerAndKill(sessionId, 12);
  const wal = join(folder, 'study.db-wal');
  const size = statSync(wal).size;
  expect(size).toBeGreaterThan(100_000);
  const counts: number[] = [];
  for (let cut = 0; cut <= 24; cut++) {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    truncateSync(join(copy, 'study.db-wal'), Math.floor((size * cut) / 24) - (cut % 2));
    const { core, ground } = openTestCore(copy);
    expect(ground.notice).toBeNull();
    const { db, facts } = ground;
    const sequence = db
      .prepare<{ n: number; top: number }>('SELECT count(*) n, max(device_seq) top FROM fact')
      .get();
    expect(sequence?.n).toBe(sequence?.top);
    expect(facts.waitingCount()).toBe(facts.factCount());
    const derived = derivedState(db);
    refoldAll(db);
    expect(derivedState(db)).toEqual(derived);
    expect(db.pragma('integrity_check')).toBe('ok');
    counts.push(facts.factCount());
    await core.close();
    removeFolder(copy);
  }
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(new Set(counts).size).toBeGreaterThan(5);
});

test('a full disk refuses the answer, keeps what is saved, and works again when there is room', async () => {
  const sessionId = await prepareSession(200);
  const { core, ground } = openTestCore(folder);
  const answer = (position: number) =>
    core.handlers['study.answer']({
      sessionId,
      position,
      response: { type: 'single', optionId: 'a' },
      certainty: null,
      durationMs: 1,
    });
  ground.db.pragma(`max_page_count = ${Number(ground.db.pragma('page_count')) + 3}`);
  let saved = 0;
  const fill = () => {
    for (; saved < 200; saved++) void answer(saved);
  };
  expect(fill).toThrow(expect.objectContaining({ code: 'disk.full' }));
  expect(saved).toBeGreaterThan(0);
  const facts = ground.facts.factCount();
  expect(() => answer(saved)).toThrow(expect.objectContaining({ code: 'disk.full' }));
  expect(ground.facts.factCount()).toBe(facts);
  const view = await core.handlers['study.place']({ sessionId, position: saved });
  expect(view.feedback).toBeNull();
  expect(view.session.savedCount).toBe(saved);
  ground.db.pragma('max_page_count = 1000000');
  fill();
  expect((await core.handlers['study.result']({ sessionId })).answeredCount).toBe(200);
  await core.close();
});

test('every open sets the durable pragmas', async () => {
  for (let start = 0; start < 2; start++) {
    const { core, ground } = openTestCore(folder);
    const pragmas = [
      'journal_mode',
      'synchronous',
      'busy_timeout',
      'journal_size_limit',
      'trusted_schema',
      'foreign_keys',
    ];
    expect(pragmas.map((name) => ground.db.pragma(name))).toEqual(['wal', 2, 5000, 67_108_864, 0, 1]);
    await core.close();
  }
  expect(readFileSync(join(folder, 'study.db')).subarray(0, 15).toString()).toBe('SQLite format 3');
});
