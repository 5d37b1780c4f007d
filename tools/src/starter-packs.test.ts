/** Holds every starter pack to the rules of its authors: checked sources, a reason for each choice, real figures and math. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawExam } from '@answly/shared/exam/draw-exam';
import { packPool } from '@answly/shared/exam/pool';
import { poolShortages } from '@answly/shared/exam/shortages';
import { readPack, writePack } from '@answly/shared/formats/answlypack';
import type { Item } from '@answly/shared/model/item';
import { isPublished, itemTypes } from '@answly/shared/model/item';
import { itemTexts } from '@answly/shared/model/item-texts';
import type { Pack } from '@answly/shared/model/pack';
import { numericCorrect } from '@answly/shared/scoring/numeric';
import { textCorrect } from '@answly/shared/scoring/short-text';
import katex from 'katex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadPackSource } from './starter-pack.ts';

const packsFolder = join(import.meta.dirname, '../../shared/packs');
const folders = readdirSync(packsFolder).filter((name) => existsSync(join(packsFolder, name, 'pack.json')));

/** Every piece of Markdown in an item, options and mistakes included. */
const texts = (item: Item) => itemTexts(item).map(({ text }) => text);

function allTexts(pack: Pack): string[] {
  return [...pack.items.flatMap(texts), ...pack.stimuli.map((each) => each.content)];
}

const displayMath = /^\$\$\n([\s\S]+?)\n\$\$$/gm;
const inlineMath = /\$([^$\n]+)\$/g;

/** The formulas of a Markdown text, code left out. Throws where a `$` has no partner or `$$` no line of its own. */
function formulas(text: string): { tex: string; displayMode: boolean }[] {
  const prose = text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const flow = prose.replace(displayMath, '');
  if (flow.replace(inlineMath, '').includes('$')) throw new Error(`a $ without a partner: ${text}`);
  return [
    ...[...prose.matchAll(displayMath)].map((match) => ({ tex: match[1] ?? '', displayMode: true })),
    ...[...flow.matchAll(inlineMath)].map((match) => ({ tex: match[1] ?? '', displayMode: false })),
  ];
}

/** The first line of each fence of code. */
function codeOpenings(text: string): string[] {
  return [...text.matchAll(/^```.*$/gm)].map((match) => match[0]).filter((_, index) => index % 2 === 0);
}

function mediaReferences(text: string): string[] {
  return [...text.matchAll(/\(media:([^)]*)\)/g)].map((match) => match[1] ?? '');
}

const sources = folders.map((name) => ({ name, ...loadPackSource(join(packsFolder, name)) }));

describe('the starter packs together', () => {
  const packs = sources.map(({ pack }) => pack);
  const written = packs.flatMap(allTexts);

  test('are packs of their own', () => {
    expect(folders).toContain('computing-foundations');
    for (const field of ['id', 'title'] as const) {
      expect(new Set(packs.map((each) => each[field])).size, field).toBe(folders.length);
    }
    const ids = packs.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have questions of every type', () => {
    const used = new Set(packs.flatMap(({ items }) => items.map(({ type }) => type)));
    expect(itemTypes.filter((type) => !used.has(type))).toEqual([]);
  });

  test('have math, code, a picture, and a passage with several questions', () => {
    const shown = {
      math: written.flatMap(formulas),
      code: written.flatMap(codeOpenings),
      picture: packs.flatMap((each) => each.media.filter(({ mime }) => mime.startsWith('image/'))),
      passage: packs.flatMap(({ stimuli }) => stimuli.filter(({ itemIds }) => itemIds.length > 1)),
    };
    for (const [what, found] of Object.entries(shown)) expect(found.length, what).toBeGreaterThan(0);
  });
});

describe.each(sources)('starter pack $name', ({ pack, media }) => {
  test('has at least 60 published items with unique ids and stems', () => {
    expect(pack.items.length).toBeGreaterThanOrEqual(60);
    expect(pack.items.filter((each) => !isPublished(each))).toEqual([]);
    expect(new Set(pack.items.map((each) => each.id)).size).toBe(pack.items.length);
    expect(new Set(pack.items.map((each) => each.stem)).size).toBe(pack.items.length);
  });

  test('gives a reason for every option and every known mistake, an objective and an explanation', () => {
    for (const item of pack.items) {
      for (const text of [...texts(item), item.objective]) {
        expect(text.trim(), `${item.id} ${item.stem}`).not.toBe('');
      }
    }
  });

  test('travels as a pack file and comes back the same', () => {
    const sha256Hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const opened = readPack(writePack(pack, media, sha256Hex), sha256Hex);
    expect(opened.pack).toEqual(pack);
    expect([...opened.media.keys()].toSorted()).toEqual([...media.keys()].toSorted());
  });

  test('names source and licence of every item', () => {
    expect(pack.items.filter((each) => each.source === '' || each.licence === '')).toEqual([]);
  });

  test('spreads the keys of single choice over the positions', () => {
    const positions = pack.items
      .filter((each) => each.type === 'single')
      .map((each) => each.options.findIndex((option) => option.id === each.key));
    for (const position of new Set(positions)) {
      const share = positions.filter((each) => each === position).length / positions.length;
      expect(share, `position ${position + 1}`).toBeLessThanOrEqual(0.45);
    }
  });

  test('refers only to media it holds, and holds none that is not used', () => {
    const used = new Set(allTexts(pack).flatMap(mediaReferences));
    expect([...used].toSorted()).toEqual([...media.keys()].toSorted());
  });

  test('names no mistake that the key accepts', () => {
    for (const { type, id, key, locale, mistakes } of pack.items.filter((each) => 'mistakes' in each)) {
      const accepts = (typed: string) =>
        // The author writes a decimal point, whatever the language.
        type === 'numeric' ? numericCorrect(key, 'en', typed) : textCorrect(key, locale, typed);
      for (const { matches } of mistakes) expect(accepts(matches), `${id} ${matches}`).toBe(false);
    }
  });

  test('ties stimuli and their items to each other', () => {
    const tied = pack.items.flatMap((each) => (each.stimulusId ? [`${each.stimulusId} ${each.id}`] : []));
    const listed = pack.stimuli.flatMap((each) => each.itemIds.map((itemId) => `${each.id} ${itemId}`));
    expect(tied.toSorted()).toEqual(listed.toSorted());
  });

  test('has a mock exam that its questions fill, from other seeds with others, and that can be passed', () => {
    expect(pack.blueprints.length).toBeGreaterThan(0);
    const pool = packPool(pack);
    for (const blueprint of pack.blueprints) {
      expect(poolShortages(blueprint, pool, 0)).toEqual([]);
      const forms = ['one', 'two'].map((seed) => drawExam({ blueprint, pool, seed, nowMs: 0 }).form);
      expect(forms[0]).not.toEqual(forms[1]);
      for (const form of forms) {
        const ids = new Set(form.map(({ itemId }) => itemId));
        const marks = pack.items.filter(({ id }) => ids.has(id)).reduce((sum, { points }) => sum + points, 0);
        expect(blueprint.passMilli).toBeLessThanOrEqual(marks);
      }
    }
  });

  test('has a mock exam in which each of its passages comes up now and then, whole', () => {
    const pool = packPool(pack);
    const drawn = pack.blueprints.flatMap((blueprint) =>
      Array.from({ length: 60 }, (_, seed) => drawExam({ blueprint, pool, seed: `${seed}`, nowMs: 0 }).form),
    );
    const forms = drawn.map((form) => new Set(form.map(({ itemId }) => itemId)));
    const missing = pack.stimuli.filter(
      ({ itemIds }) => !forms.some((form) => itemIds.every((id) => form.has(id))),
    );
    expect(missing.map(({ title }) => title)).toEqual([]);
  });

  test('writes math that KaTeX can set, and code that names its language', () => {
    for (const { tex, displayMode } of allTexts(pack).flatMap(formulas)) {
      katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'error' });
    }
    expect(
      allTexts(pack)
        .flatMap(codeOpenings)
        .filter((each) => !/^```[a-z]+$/.test(each)),
    ).toEqual([]);
  });
});

describe('a fault in the sources of a pack', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'answly-pack-'));
    cpSync(join(packsFolder, 'computing-foundations'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function change(file: string, from: string | RegExp, to: string): void {
    const path = join(folder, file);
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after, `nothing to change in ${file}`).not.toBe(before);
    writeFileSync(path, after);
  }

  test('is named with file, item and field', () => {
    change('items/logic.json', /"difficulty": ?[\d.]+/, '"difficulty": 7');
    expect(() => loadPackSource(folder)).toThrow(
      /items\/logic\.json, item 1 \([0-9a-f-]{36}\): "difficulty" is 7; expected at most 1\.$/,
    );
  });

  test('is named when a key points at no option', () => {
    change('items/logic.json', /"key": ?"[a-z-]+"/, '"key": "nowhere"');
    expect(() => loadPackSource(folder)).toThrow(/items\/logic\.json, item 1 .*"nowhere"/);
  });

  test('is named when a key is misspelt, which would lose what it holds', () => {
    change('items/logic.json', '"explanation"', '"explantion"');
    expect(() => loadPackSource(folder)).toThrow(
      /items\/logic\.json, item 1 \([0-9a-f-]{36}\): "explantion" means nothing there\. Did you mean "explanation"\?$/,
    );
  });

  test('is named when a file is not JSON, or a part is missing', () => {
    change('stimuli.json', /\]\s*$/, ',]');
    expect(() => loadPackSource(folder)).toThrow(/stimuli\.json: it is not valid JSON: see line \d+, at \]/);
    rmSync(join(folder, 'media.json'));
    rmSync(join(folder, 'stimuli.json'));
    expect(() => loadPackSource(folder)).toThrow('stimuli.json: it is missing');
    rmSync(join(folder, 'items'), { recursive: true });
    expect(() => loadPackSource(folder)).toThrow('items/: it is missing');
  });

  test('is named when the mix of a draw is not whole', () => {
    change(
      'blueprints.json',
      '"topic": "Logic",',
      '"topic": "Logic", "difficultyMix": { "easy": 0.5, "medium": 0.2, "hard": 0.2 },',
    );
    expect(() => loadPackSource(folder)).toThrow(
      /blueprints\.json, entry 1: The difficulty mix of "Logic" .* sums to 0\.9/,
    );
  });

  test('is named when its exam asks for more than the pack has', () => {
    change('blueprints.json', '"topic": "Logic",', '"topic": "Logics",');
    const { pack, media } = loadPackSource(folder);
    expect(() => writePack(pack, media, () => '')).toThrow(
      'The exam "Computing Foundations mock exam" needs 2 questions on "Logics"; there is none.',
    );
  });

  test('is named when a figure was changed after it was listed', () => {
    change('media/binary-tree.svg', '#ffffff', '#fffff0');
    expect(() => loadPackSource(folder)).toThrow(/media\/binary-tree\.svg: its SHA-256 is /);
  });
});
