/** `answly-admin tutor warm` as a process, against the stub of a provider and a real Postgres. */
import { once } from 'node:events';
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import pino from 'pino';
import type { Item } from '@answly/shared/model/item';
import type { AiStub } from '@answly/tools/ai-stub';
import { startAiStub } from '@answly/tools/ai-stub';
import { createApp } from '#cloud/app';
import { readConfig } from '#cloud/config';
import { createPacks } from '#cloud/domain/packs/packs';
import { nanoPerUsd } from '#cloud/domain/tutor/money/cost';
import { operatorId } from '#cloud/domain/tutor/money/operator';
import { connect, type Sql } from '#cloud/storage/postgres/connect';
import { migrate } from '#cloud/storage/postgres/migrate';
import { readMigrations } from '#cloud/storage/postgres/migration-files';
import { postgresPackStore } from '#cloud/storage/postgres/pack-store';
import { startTutor } from '#cloud/start-tutor';
import { buildItem } from '#cloud/testing/build-item';
import { buildPack } from '#cloud/testing/build-pack';
import { startAdmin, type Ran } from '#cloud/testing/run-admin';
import { tokenIsStudent } from '#cloud/testing/token-is-student';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';

let database: TestDatabase;
let sql: Sql;
let stub: AiStub;
let items: Item[];
let packId: string;
/** Three hints, the item and its two options. */
const answersOfAnItem = 6;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate({ url: database.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  sql = connect({ url: database.url, poolSize: 2 });
});
beforeEach(async () => {
  stub = await startAiStub();
  await sql`truncate pack, pack_file, pack_item, tutor_answer, ai_usage, student_budget, day_budget`;
  items = Array.from({ length: 5 }, (_, place) => buildItem({ stem: `What does DNS resolve, ${place}?` }));
  packId = await publish(items);
});
afterEach(() => stub.close());
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function publish(of: Item[], changes: { id?: string; version?: number } = {}): Promise<string> {
  const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const packs = createPacks({ store: postgresPackStore(sql), now: Date.now, sha256Hex });
  return (await packs.publish(buildPack({ items: of, ...changes }).bytes)).published.id;
}

const environment = (changes: Record<string, string> = {}): Record<string, string> => ({
  DATABASE_URL: database.url,
  AI_BASE_URL: stub.url,
  AI_PRICES_FILE: stub.pricesFile,
  LOG_LEVEL: 'silent',
  ...changes,
});

function warm(words: string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  return startAdmin(['tutor', 'warm', ...words], environment(env)).ended;
}

interface Books {
  answers: number;
  rows: number;
  open: number;
  costNano: number;
  reservedNano: number;
  heldNano: number;
  spentNano: number;
}

/** What the operator's row and the answers say. */
async function books(): Promise<Books> {
  const [read] = await sql<Books[]>`
    select
      (select count(*)::int from tutor_answer) as answers,
      count(*)::int as rows,
      count(*) filter (where settled_at is null)::int as open,
      coalesce(sum(cost_nano), 0)::bigint as "costNano",
      coalesce(sum(reserved_nano), 0)::bigint as "reservedNano",
      (select coalesce(sum(held_nano), 0)::bigint from day_budget) as "heldNano",
      (select coalesce(sum(spent_nano), 0)::bigint from student_budget where user_id = ${operatorId}) as "spentNano"
    from ai_usage where user_id = ${operatorId}`;
  if (read === undefined) throw new Error('sums are always one row');
  return read;
}

/** The figures of the table's last line, in nano-dollars. */
function estimateOf({ out }: Ran): { answers: number; expectedNano: number; mostNano: number } {
  const [, answers, expected, most] = /^all +(\d+) +\$([\d.]+) +\$([\d.]+)$/m.exec(out) ?? [];
  const nano = (usd: string | undefined) => Math.round(Number(usd) * nanoPerUsd);
  return { answers: Number(answers), expectedNano: nano(expected), mostNano: nano(most) };
}

/** Half of the last figure that is printed. */
const roundingNano = 50_000;

test('says what it would make and cost, and makes nothing until it is told to', async () => {
  const ran = await warm();
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toContain('Answers to make: 30; 0 are there.');
  expect(ran.out).toMatch(/^127\.0\.0\.1:\d+\/gpt-4o-mini +30 +\$\d\.\d{4} +\$\d\.\d{4}$/m);
  expect(ran.out).toContain("Budget of this run $100.00; left of everybody's day (UTC) $100.00.");
  expect(ran.out).toContain('With --yes they are.');
  expect(stub.calls).toEqual([]);
  expect(await books()).toMatchObject({ answers: 0, rows: 0 });
});

test('makes them at a cost within the estimate, and a second run makes only what is missing', async () => {
  const ran = await warm(['--yes']);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(ran.out).toMatch(/^Done: made 30, withheld 0, failed 0, spent \$0\.\d{4}\.$/m);
  const made = await books();
  expect(made).toMatchObject({ answers: 30, rows: 30, open: 0, heldNano: 0 });
  expect(made.spentNano).toBe(made.costNano);
  const { answers, expectedNano, mostNano } = estimateOf(ran);
  expect(answers).toBe(30);
  expect(Math.abs(mostNano - made.reservedNano)).toBeLessThanOrEqual(roundingNano);
  expect(made.costNano).toBeLessThanOrEqual(expectedNano);
  expect(made.costNano).toBeGreaterThan(expectedNano / 4);
  expect(expectedNano).toBeLessThan(mostNano);

  expect((await warm(['--yes'])).out).toBe('Nothing to make: 30 answers are there.\n');
  expect(stub.calls).toHaveLength(30);
  // A corrected question has new answers; the others keep theirs.
  const [first, ...others] = items as [Item, ...Item[]];
  await publish([{ ...first, version: 2, stem: 'What does the DNS resolve?' }, ...others], {
    id: packId,
    version: 2,
  });
  const again = await warm(['--yes']);
  expect(again.out).toContain(`Answers to make: ${answersOfAnItem}; 24 are there.`);
  expect(again.out).toContain('Done: made 6, withheld 0, failed 0');
});

test('what was warmed is what students are served, in the language their app asks in', async () => {
  await warm(['--yes']);
  const calls = stub.calls.length;
  const log = pino({ level: 'silent' });
  const tutor = startTutor(readConfig(environment()), { sql, log });
  const app = createApp({
    log,
    settings: { bodyBytesMax: 1024 * 1024 },
    authenticate: tokenIsStudent,
    resources: [tutor.routes],
  });
  const [item] = items as [Item];
  const response = await app.request('/v1/tutor', {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorId}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      requestId: randomUUID(),
      packId,
      itemId: item.id,
      itemVersion: 1,
      mode: 'hint',
      hintLevel: 2,
      response: null,
      locale: item.locale,
    }),
  });
  expect(await response.text()).toContain('"source":"cache"');
  expect(stub.calls).toHaveLength(calls);
  await tutor.stop();
});

test('modes, languages and the pack narrow it', async () => {
  const other = await publish([buildItem()]);
  expect((await warm()).out).toContain('Answers to make: 36;');
  expect((await warm(['--pack', other])).out).toContain('Answers to make: 6;');
  expect((await warm(['--pack', other, '--modes', 'hint'])).out).toContain('Answers to make: 3;');
  const words = ['--pack', other, '--modes', 'explain', '--locales', 'de,de-AT,en', '--yes'];
  expect((await warm(words)).out).toContain('Done: made 6,');
  const rows = await sql`select distinct language from tutor_answer order by language`;
  expect(rows.map(({ language }) => language as string)).toEqual(['de', 'en']);
});

test('hints that could not be checked are not made, and none is made twice for two languages', async () => {
  const italian = await publish([buildItem({ locale: 'it' })]);
  expect(await warm(['--pack', italian, '--yes'])).toMatchObject({ code: 0 });
  expect(await sql`select distinct mode, language from tutor_answer`).toEqual([
    { mode: 'explain', language: 'it' },
  ]);
  const asked = stub.calls.length;
  // Of an English question, hints in other languages than these are in English.
  const english = await publish([buildItem()]);
  await warm(['--pack', english, '--modes', 'hint', '--locales', 'it,pl,en', '--yes']);
  expect(stub.calls.length - asked).toBe(3);
});

test('stops at its budget and never goes above it; the next run goes on', async () => {
  const whole = estimateOf(await warm()).mostNano;
  const budgetNano = Math.round(whole / 8);
  const budget = (budgetNano / nanoPerUsd).toFixed(9);
  let made = 0;
  for (let run = 1; run <= 2; run++) {
    const before = await books();
    const ran = await warm(['--yes', '--budget-usd', budget]);
    expect(ran.code).toBe(0);
    const after = await books();
    expect(after.spentNano - before.spentNano).toBeLessThanOrEqual(budgetNano);
    expect(after).toMatchObject({ open: 0, heldNano: 0 });
    expect(after.answers).toBeGreaterThan(made);
    expect(after.answers - made).toBe(Number(/made (\d+), withheld/.exec(ran.out)?.[1]));
    expect(ran.out).toContain('Stopped, since the budget has too little left');
    // It ends because the next answer might not fit, and not before.
    const leftNano = budgetNano - (after.spentNano - before.spentNano);
    expect(leftNano).toBeLessThan((2 * whole) / 30);
    made = after.answers;
  }
});

test('what nobody counted is not taken to have cost more than was held for it', async () => {
  await publish([buildItem({ explanation: 'The resolver asks one server after the other. '.repeat(40) })]);
  stub.script.push(...Array.from({ length: 40 }, () => 'no-usage' as const));
  await warm(['--modes', 'explain', '--yes']);
  const [row] = await sql<{ rows: number; over: number }[]>`
    select count(*)::int as rows, count(*) filter (where cost_nano > reserved_nano)::int as over from ai_usage`;
  expect(row).toEqual({ rows: 18, over: 0 });
});

test('holds to everybody’s day as well, whatever budget it is given', async () => {
  const everybody = (estimateOf(await warm()).mostNano / 4 / nanoPerUsd).toFixed(9);
  const ran = await warm(['--yes', '--budget-usd', '50'], { AI_DAILY_BUDGET_USD: everybody });
  expect(ran.out).toContain('Stopped, since the budget has too little left');
  const { spentNano, answers } = await books();
  expect(answers).toBeGreaterThan(0);
  expect(spentNano).toBeLessThanOrEqual(Number(everybody) * nanoPerUsd);
});

test.each([
  ['its budget', ['--budget-usd', '0'], {}, 'Give more with --budget-usd.'],
  ['everybody’s day', [], { AI_DAILY_BUDGET_USD: '0.000001' }, 'raise AI_DAILY_BUDGET_USD'],
])(
  'says that it stopped, and what to do, where %s has nothing for the first answers',
  async (_, words, env, advice) => {
    const ran = await warm(['--yes', ...words], env);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain('Stopped, since the budget has too little left for another answer: made 0,');
    expect(ran.out).toContain(advice);
    expect(stub.calls).toHaveLength(0);
  },
);

test('hints that give their answer away twice are withheld, and tried again by the next run', async () => {
  await sql`delete from pack_item where item_id <> ${items[0]?.id ?? ''}`;
  stub.script.push(...Array.from({ length: 6 }, () => 'gives-away' as const));
  const withheld = await warm(['--modes', 'hint', '--yes'], { LOG_LEVEL: 'info' });
  expect(withheld.out).toContain('made 0, withheld 3, failed 0');
  expect(withheld.out).toContain(
    'Each of them gave its answer away twice: name a more able model in AI_MODEL',
  );
  expect(withheld).toMatchObject({ code: 1, err: '' });
  expect(await books()).toMatchObject({ answers: 0, rows: 3, open: 0 });
  expect((await warm(['--modes', 'hint', '--yes'])).out).toContain('made 3, withheld 0, failed 0');
});

test('a provider that asks for patience gets it', async () => {
  await sql`delete from pack_item where item_id <> ${items[0]?.id ?? ''}`;
  // Each ask tries twice by itself.
  stub.script.push(...Array.from({ length: 6 }, () => 'rate-limited' as const));
  expect((await warm(['--modes', 'hint', '--yes'])).out).toContain('made 3, withheld 0, failed 0');
  expect(stub.calls).toHaveLength(9);
});

test('a provider that fails one answer after the other is left alone', async () => {
  stub.script.push(...Array.from({ length: 200 }, () => 'server-error' as const));
  const ran = await warm(['--yes'], { LOG_LEVEL: 'info' });
  expect(ran.code).toBe(1);
  const why =
    'The model gave no complete answer: 127\\.0\\.0\\.1:\\d+/gpt-4o-mini, (hint|explain), broken, status 500, .+\\.';
  expect(ran.err).toMatch(new RegExp(`^(${why}\n)+(No model was asked: .+\n)*$`));
  expect(ran.out).toContain('Stopped, since one answer after the other failed');
  expect(stub.calls.length).toBeLessThan(20);
  expect(await books()).toMatchObject({ answers: 0, open: 0, heldNano: 0 });
});

test('Ctrl-C finishes what is under way, and begins no more', async () => {
  const release = stub.hold();
  const { child, ended } = startAdmin(['tutor', 'warm', '--yes'], environment());
  onTestFinished(() => void child.kill('SIGKILL'));
  await expect.poll(() => stub.calls.length, { timeout: 20_000 }).toBe(4);
  child.kill('SIGINT');
  await said(child.stdout, 'Ctrl-C again');
  release();
  const ran = await ended;
  expect(ran.code).toBe(130);
  expect(ran.out).toContain('made 4, withheld 0, failed 0, spent');
  expect(await books()).toMatchObject({ answers: 4, rows: 4, open: 0, heldNano: 0 });
});

test('a second Ctrl-C breaks off what is under way, which is settled and not kept', async () => {
  stub.hold();
  const { child, ended } = startAdmin(['tutor', 'warm', '--yes'], environment({ AI_TIMEOUT_MS: '600000' }));
  onTestFinished(() => void child.kill('SIGKILL'));
  await expect.poll(() => stub.calls.length, { timeout: 20_000 }).toBe(4);
  child.kill('SIGINT');
  await said(child.stdout, 'Ctrl-C again');
  child.kill('SIGINT');
  const ran = await ended;
  expect(ran.code).toBe(130);
  expect(ran.out).toContain('made 0, withheld 0, failed 0, broken off 4, spent');
  const { costNano, ...rest } = await books();
  expect(rest).toMatchObject({ answers: 0, rows: 4, open: 0, heldNano: 0 });
  expect(costNano).toBeGreaterThan(0);
  const outcomes = await sql`select distinct outcome from ai_usage`;
  expect([...outcomes]).toEqual([{ outcome: 'abandoned' }]);
});

test('says what is wrong with what it was given', async () => {
  for (const words of [
    ['--modes', 'chat'],
    ['--locales', 'xx'],
    ['--budget-usd', '-1'],
    ['--pack', 'x'],
    ['now'],
  ]) {
    expect(await warm(words)).toMatchObject({ code: 2 });
  }
  const unknown = randomUUID();
  expect(await warm(['--pack', unknown])).toMatchObject({ code: 1, err: expect.stringContaining(unknown) });
  expect(await warm([], { CACHE_ENABLED: 'false' })).toMatchObject({ code: 78 });
  const noModel = startAdmin(['tutor', 'warm'], { DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
  expect(await noModel.ended).toMatchObject({ code: 78, err: expect.stringContaining('AI_MODEL') });
});

async function said(stream: NodeJS.ReadableStream | null, words: string): Promise<void> {
  for (let heard = ''; !heard.includes(words);) {
    const [chunk] = (await once(stream as NodeJS.ReadableStream, 'data')) as [string];
    heard += chunk;
  }
}
