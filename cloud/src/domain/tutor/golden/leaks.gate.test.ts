/** The gate of the leak check: disguised answers are refused, honest hints pass. */
import { expect, test } from 'vitest';
import { seededShare } from '@answly/shared/exam/seeded-share';
import { findLeak } from '@answly/shared/leaks/find-leak';
import { wilsonInterval } from '@answly/shared/scoring/wilson-interval';
import { leakItem, leakItemTypes } from '#cloud/testing/leaks/leak-items';
import { leakyHint } from '#cloud/testing/leaks/leaky-hints';
import { goldenHints } from './golden-hints.ts';
import { starterItems } from './starter-items.ts';

const hintsWanted = 10_000;
const passShareMin = 0.98;

test('ten thousand hints that hold the answer in disguise are all refused', { timeout: 300_000 }, () => {
  const share = seededShare('leaky hints');
  const drawn = Array.from({ length: 900 }, (_, at) =>
    leakItem(share, leakItemTypes[at % leakItemTypes.length] ?? 'single', at),
  );
  const items = [...starterItems(), ...drawn];
  const missed: string[] = [];
  const kinds = new Map<string, number>();
  for (let number = 0; number < hintsWanted; number += 1) {
    const item = items[number % items.length];
    if (item === undefined) throw new Error('there are no items');
    const { way, text } = leakyHint(share, item);
    const kind = findLeak(item, text, { level: 2, languageCode: 'en' });
    if (kind === undefined) missed.push(`${item.type}, ${way}: ${text} [${item.id}]`);
    else kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  console.log('refused by kind:', Object.fromEntries(kinds), 'missed:', missed.length);
  expect(missed).toEqual([]);
});

test('honest hints pass, 98 of 100 at least', () => {
  const items = new Map(starterItems().map((item) => [item.id, item]));
  const hints = goldenHints();
  const refused = hints.flatMap((hint) => {
    const item = items.get(hint.itemId);
    if (item === undefined) throw new Error(`no item ${hint.itemId}`);
    const leak = findLeak(item, hint.text, hint);
    return leak === undefined ? [] : [`${leak}: ${hint.text}`];
  });
  const passed = hints.length - refused.length;
  const { low, high } = wilsonInterval(passed / hints.length, hints.length, 95);
  console.log(
    `${passed} of ${hints.length} honest hints pass; 95 % interval ${low.toFixed(3)}–${high.toFixed(3)}`,
    refused,
  );
  expect(hints.length).toBeGreaterThanOrEqual(150);
  expect(passed / hints.length).toBeGreaterThanOrEqual(passShareMin);
});
