/** Imports the real question banks beside the checkout, whole; skipped as a file where they are not there. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { drawExam } from '@answly/shared/exam/draw-exam';
import { packPool } from '@answly/shared/exam/pool';
import { readPack, writePack } from '@answly/shared/formats/answlypack';
import { importedPackInfo } from '@answly/shared/formats/detect-map';
import { parseTable } from '@answly/shared/formats/parse-table';
import { runAtOnce } from '@answly/shared/formats/slices';
import { importTable } from '@answly/shared/formats/table-import';
import type { Item } from '@answly/shared/model/item';
import { describe, expect, it } from 'vitest';
import { root } from '../root.ts';
import { sha256Hex } from '#tools/sha256-hex';
import { mediaBeside } from './beside-file.ts';
import { formulaFault } from './formulas.ts';
import { shippedMapFor } from './maps.ts';

const content = resolve(root, '..', 'shared', 'content');

function imported(path: string) {
  const file = join(content, path);
  const table = parseTable(readFileSync(file), 'json');
  const map = shippedMapFor(table.columns);
  const packInfo = importedPackInfo({ map, fileName: basename(file) });
  const { pack, media, report } = runAtOnce(
    importTable({ table, map, packInfo, resolveMedia: mediaBeside(file), formulaFault }),
  );
  if (pack === null) throw new Error('nothing was imported');
  const opened = readPack(writePack(pack, media, sha256Hex), sha256Hex);
  expect(opened.pack).toEqual(pack);
  // By hash: comparing a million bytes one by one takes a test runner minutes.
  expect(Array.from(opened.media.values(), sha256Hex)).toEqual([...media.keys()]);
  return { pack, report };
}

describe.runIf(existsSync(content))('the real banks', () => {
  it.each([
    { name: 'technician-2026-2030', items: 409, groups: 35, figures: 3, locked: 57, pass: 26 },
    { name: 'general-2023-2027', items: 423, groups: 35, figures: 1, locked: 41, pass: 26 },
    { name: 'extra-2024-2028', items: 599, groups: 50, figures: 10, locked: 50, pass: 37 },
  ])('radio pool $name comes in whole, with its exam', ({ name, items, groups, figures, locked, pass }) => {
    const { pack, report } = imported(`ham-radio/${name}.json`);
    expect(report).toEqual({ items, imported: items, rejected: [] });
    expect(new Set(pack.items.map((item) => item.id)).size).toBe(items);
    const topics = new Set(pack.items.flatMap((item) => item.topics));
    expect([...topics].filter((topic) => topic.length === 3)).toHaveLength(groups);
    expect(pack.media).toHaveLength(figures);
    const options = pack.items.flatMap((item) => ('options' in item ? item.options : []));
    const whole = options.filter((option) => /^all these choices are correct$/i.test(option.content));
    expect(whole).toHaveLength(locked);
    expect(whole.every((option) => option.lockPosition)).toBe(true);

    const [blueprint] = pack.blueprints;
    if (blueprint === undefined) throw new Error('the pack has no exam');
    expect(blueprint.passMilli).toBe(pass * 1000);
    const { form } = drawExam({ blueprint, pool: packPool(pack), seed: name, nowMs: 0 });
    const drawn = new Set(form.map(({ itemId }) => itemId));
    expect(drawn.size).toBe(groups);
    const group = (item: Item) => item.topics.find((topic) => topic.length === 3);
    expect(new Set(pack.items.filter(({ id }) => drawn.has(id)).map(group)).size).toBe(groups);
  });

  it.each([
    { locale: 'en', items: 155 },
    { locale: 'es', items: 115 },
    { locale: 'zh-CN', items: 150 },
    { locale: 'de', items: 84 },
    { locale: 'ja', items: 83 },
    { locale: 'ar', items: 60 },
  ])('JavaScript questions in $locale come in whole', ({ locale, items }) => {
    const { pack, report } = imported(`javascript-questions/parsed.${locale}.json`);
    expect(report).toMatchObject({ items, imported: items, rejected: [] });
    expect(pack.locale).toBe(locale);
    expect(new Set(pack.items.map((item) => item.id)).size).toBe(items);
    expect(pack.items.every((item) => item.explanation !== '' && !/<img\b/i.test(item.explanation))).toBe(
      true,
    );
  });
});
