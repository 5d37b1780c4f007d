import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nanoPerUsd } from '#cloud/domain/tutor/money/cost';
import { dayOf } from '#cloud/domain/tutor/money/day';
import { postgresHits } from '#cloud/storage/postgres/tutor-hits';
import { postgresUsage } from '#cloud/storage/postgres/ai-usage';
import { connect } from '#cloud/storage/postgres/connect';
import { postgresRatings } from '#cloud/storage/postgres/tutor-ratings';
import { buildPack } from '#cloud/testing/build-pack';
import { opening, settlement } from '#cloud/testing/money-bench';
import { startAdmin, type Ran } from '#cloud/testing/run-admin';
import { createTestDatabase, type TestDatabase } from '#cloud/testing/test-database';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'answly-admin-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function admin(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  return startAdmin(words, { DATABASE_URL: database.url, ...env }).ended;
}

test('a command that only needs the database leaves its schema to migrate', async () => {
  expect(await admin(['tutor', 'costs'])).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(/^The database has schema 0 .+ Run `answly-admin migrate`\.\n$/),
  });
});

test('migrate applies what is missing, once', async () => {
  expect(await admin(['migrate'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('applied 1 accounts'),
  });
  expect(await admin(['migrate'])).toMatchObject({ code: 0, out: 'nothing to apply\n' });
});

test('packs publish goes on after a file that is no pack, and ends with 1', async () => {
  const good = join(folder, 'good.answlypack');
  const bad = join(folder, 'bad.answlypack');
  await writeFile(good, buildPack({ title: 'From the command line' }).bytes);
  await writeFile(bad, 'nonsense');
  const ran = await admin(['packs', 'publish', bad, good]);
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(/bad\.answlypack: .+/);
  expect(ran.out).toContain('published "From the command line" version 1, 1 items');
  expect((await admin(['packs', 'publish', good])).out).toContain('already published');
});

test('packs publish takes paths from the folder it is typed in, and says what is no file', async () => {
  await writeFile(join(folder, 'near.answlypack'), buildPack({ title: 'Near' }).bytes);
  const ran = await admin(['packs', 'publish', 'near.answlypack', 'nowhere.answlypack', '.'], {
    INIT_CWD: folder,
  });
  expect(ran).toMatchObject({
    code: 1,
    out: expect.stringContaining('published "Near" version 1') as string,
    err: 'nowhere.answlypack: There is no such file. Check its name and folder.\n.: It is a folder. Name files that end in .answlypack.\n',
  });
});

test('packs list names every version, and which of them packs withdraw has taken back', async () => {
  const first = buildPack({ title: 'Taken back' });
  const second = buildPack({ ...first.pack, version: 2 });
  const [one, two] = [join(folder, 'one.answlypack'), join(folder, 'two.answlypack')];
  await writeFile(one, first.bytes);
  await writeFile(two, second.bytes);
  await admin(['packs', 'publish', one, two]);
  const { id } = first.pack;
  const linesOf = ({ out }: Ran) => out.split('\n').filter((line) => line.startsWith(id));
  const day = '\\d{4}-\\d\\d-\\d\\d';
  const line = (version: number, withdrawn: string) =>
    expect.stringMatching(new RegExp(`^${id}  Taken back +${version} +${day} +${withdrawn}$`)) as string;
  expect(linesOf(await admin(['packs', 'withdraw', '--pack', id, '--version', '2']))).toEqual([line(2, day)]);
  expect(linesOf(await admin(['packs', 'list']))).toEqual([line(2, day), line(1, '-')]);
  expect((await admin(['packs', 'publish', two])).out).toContain(
    `It is withdrawn: answly-admin packs offer --pack ${id} offers it again.`,
  );
  expect(linesOf(await admin(['packs', 'offer', '--pack', id]))).toEqual([line(2, '-'), line(1, '-')]);
  expect(await admin(['packs', 'withdraw', '--pack', id, '--version', '3'])).toEqual({
    code: 1,
    out: '',
    err: 'Version 3 of such a pack is not published: see answly-admin packs list.\n',
  });
});

test('config print hides secrets; a configuration that is not usable ends with 78', async () => {
  const shown = await admin(['config', 'print'], { JWT_SECRET: 'very-private' });
  expect(shown.out).toContain('JWT_SECRET=(set, hidden)');
  expect(shown.out).not.toContain('very-private');
  expect(await admin(['config', 'print'], { PORT: 'x' })).toMatchObject({ code: 78 });
});

test('a database that cannot be used is told of by the setting to look at', async () => {
  const addressWith = (change: (url: URL) => void): string => {
    const url = new URL(database.url);
    change(url);
    return url.href;
  };
  const away = addressWith((url) => (url.port = '1'));
  const unknown = addressWith((url) => (url.pathname = '/nobody-made-it'));
  const refused = addressWith((url) => (url.username = 'nobody'));
  const told = async (words: string[], env: Record<string, string>) => {
    const { code, out, err } = await admin(words, env);
    expect([code, out]).toEqual([1, '']);
    return err;
  };
  expect(await told(['tutor', 'costs'], { DATABASE_URL: away })).toMatch(
    /^The database of DATABASE_URL does not answer: .+ECONNREFUSED.*\n$/,
  );
  expect(await told(['migrate'], { DATABASE_DIRECT_URL: unknown })).toMatch(
    /^The server of DATABASE_DIRECT_URL has no such database: .+nobody-made-it.*\n$/,
  );
  expect(await told(['tutor', 'ratings'], { DATABASE_URL: refused })).toMatch(
    /^The database of DATABASE_URL lets nobody in as this user: .+\n$/,
  );
});

test('tutor costs shows what each day went to, by the model that answered', async () => {
  await admin(['migrate']);
  const sql = connect({ url: database.url, poolSize: 2 });
  try {
    const budget = { studentNano: nanoPerUsd, everyoneNano: nanoPerUsd };
    const ledger = postgresUsage(sql, { budget, now: Date.now, crossed: () => undefined });
    const ann = randomUUID();
    await sql`
      insert into student (user_id, email, password_hash, created_at) values (${ann}, 'ann@example.org', '-', now())`;
    const answeredBy = ['gpt-4o-mini', 'gpt-4o-mini', 'gpt-5-mini'];
    for (const model of answeredBy) {
      const opened = await ledger.open(opening(ann, { reservedNano: 20_000_000 }));
      if (opened.kind === 'opened') await ledger.settle(opened.row, settlement(5_000_000, { model }));
    }
    await ledger.open(opening(ann, { reservedNano: 20_000_000 }));
    await ledger.reap(0);
    await ledger.open(opening(ann, { reservedNano: 30_000_000 }));
    const { packId, itemId, itemVersion } = opening(ann);
    const hit = { userId: ann, packId, itemId, itemVersion, lastMs: Date.now(), day: dayOf(Date.now()) };
    for (const mode of ['hint', 'explain'] as const) {
      await postgresHits(sql).add([{ ...hit, mode, hits: 2 }]);
    }
    await postgresHits(sql).add([{ ...hit, mode: 'hint', hits: 3 }]);
  } finally {
    await sql.end();
  }
  const day = dayOf(Date.now());
  const shown = await admin(['tutor', 'costs', '--days', '2']);
  expect(
    shown.out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['day (UTC)', 'model', 'calls', 'tokens in', 'tokens out', 'cost', 'reserved', 'orphans'],
    [day, 'openai/gpt-4o-mini', '4', '20', '10', '$0.0300', '$0.0600', '1'],
    [day, 'openai/gpt-5-mini', '1', '10', '5', '$0.0050', '$0.0200', '0'],
    [day, '7 known answers', '0', '0', '0', '$0.0000', '$0.0000', '0'],
    [day, 'all, and $0.0300 held', '5', '30', '15', '$0.0350', '$0.0800', '1'],
  ]);
});

test('tutor costs names the models that are not asked, since nobody knows what they cost', async () => {
  const priced = await admin(['tutor', 'costs'], { OPENAI_API_KEY: 'key' });
  expect([priced.code, priced.err]).toEqual([0, '']);
  const unpriced = await admin(['tutor', 'costs'], { OPENAI_API_KEY: 'key', AI_MODEL: 'nobody-knows' });
  expect(unpriced).toMatchObject({ code: 0, out: priced.out });
  expect(unpriced.err).toMatch(
    /^The price of openai\/nobody-knows is not known, so it is not asked\. Set AI_PRICES_FILE/,
  );
});

test('tutor ratings lists what helped least: most complaints first, with the reason given most often', async () => {
  await admin(['migrate']);
  expect((await admin(['tutor', 'ratings'])).out).toBe('Nobody has complained of an answer.\n');
  const sql = connect({ url: database.url, poolSize: 1 });
  const [packId, bad, fair] = [randomUUID(), randomUUID(), randomUUID()];
  try {
    const rate = async (itemId: string, helped: boolean, reason?: 'wrong' | 'unclear'): Promise<void> => {
      const userId = randomUUID();
      await sql`
        insert into student (user_id, email, password_hash, created_at)
        values (${userId}, ${`${userId}@example.org`}, '-', now())`;
      const about = { packId, itemId, itemVersion: 2, mode: 'explain' as const };
      await sql`
        insert into pack_item (pack_id, item_id, item_version, item) values (${packId}, ${itemId}, 2, '{}')
        on conflict do nothing`;
      const rating = { ...about, requestId: randomUUID(), helped };
      await postgresRatings(sql).put(userId, reason === undefined ? rating : { ...rating, reason });
    };
    await rate(fair, true);
    await rate(fair, false);
    await rate(bad, false, 'unclear');
    await rate(bad, false, 'wrong');
    await rate(bad, false, 'wrong');
    await rate(randomUUID(), true);
  } finally {
    await sql.end();
  }
  const cells = async (...words: string[]) => {
    const { out } = await admin(['tutor', 'ratings', ...words]);
    return out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/));
  };
  expect(await cells()).toEqual([
    ['pack', 'item', 'mode', 'reason', 'version', 'helped', 'not'],
    [packId, bad, 'explain', 'wrong', '2', '0', '3'],
    [packId, fair, 'explain', '-', '2', '1', '1'],
  ]);
  expect(await cells('--count', '1')).toHaveLength(2);
});

test('words that are not understood end with 2 and a sentence before the usage; help is no fault', async () => {
  const usages = (text: string) => text.split('\n').filter((line) => line.startsWith('answly-admin '));
  const wrong = await admin(['tutor', 'costs', 'now']);
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.err).toMatch(/^"now" is one word too many: .+\n\nanswly-admin tutor costs/);
  expect(usages(wrong.err)).toEqual(['answly-admin tutor costs [--days N]']);
  expect(usages((await admin(['tutor', 'cost'])).err)).toHaveLength(3);
  const help = await admin(['--help']);
  expect([help.code, help.err]).toEqual([0, '']);
  expect(usages(help.out)).toContain('answly-admin migrate');
  expect(usages((await admin(['dance'])).err)).toEqual(usages(help.out));
});
