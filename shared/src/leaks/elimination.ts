/** Leaving one choice by ruling out all others, or by naming just those that are right. */
import type { Item, Option } from '../model/item.ts';
import { rightOptionIds } from '../scoring/right-options.ts';
import { numberTest } from './announced.ts';
import { plainText } from './plain-text.ts';
import { readNumbers } from './read-numbers.ts';
import type { Told } from './said.ts';
import { says } from './said.ts';
import { numberAlone } from './secrets.ts';
import { wordIndex, wordsOf } from './words.ts';

const negations =
  /\b(?:not|no|nor|neither|never|none|isn't|aren't|doesn't|don't|cannot|can't|wrong|false|incorrect|except|exclude|excludes|eliminate|rule out|ruled out|discard|without|nicht|kein|keine|weder|falsch|ausser|ni|tampoco|falso|incorrecto|descarta|pas|aucun|faux|sauf|exclus)\b/g;

export function leavesOne(item: Item, told: Told): boolean {
  if (!('options' in item)) return false;
  const right = rightOptionIds(item);
  const wrong = item.options.filter(({ id }) => !right.includes(id));
  if (right.length === 0 || wrong.length === 0) return false;
  const denials = plainText(told.text).match(negations)?.length ?? 0;
  const names = (content: string): boolean => namesOption(content, item, { told, loosely: denials > 0 });
  if (!wrong.every(({ content }) => names(content))) return false;
  if (wrong.length === 1) return denials > 0;
  const rightNamed = item.options.some(({ id, content }) => right.includes(id) && names(content));
  return !rightNamed || denials >= wrong.length || !namesApart(item, right, told);
}

/** Whether a right choice is named where no wrong one is: `1` is part of `[1]`. */
function namesApart(
  item: Item & { options: readonly Option[] },
  right: readonly string[],
  told: Told,
): boolean {
  const wrong = item.options.filter(({ id }) => !right.includes(id)).map(({ content }) => content);
  const longestFirst = wrong.toSorted((a, b) => b.length - a.length);
  const text = longestFirst.reduce((rest, content) => rest.replaceAll(content, ' '), told.text);
  const apart = { ...told, text, hint: wordIndex(text) };
  return item.options.some(
    ({ id, content }) => right.includes(id) && namesOption(content, item, { told: apart, loosely: true }),
  );
}

/** For options that are no more than a sign or two, whose words say nothing. */
export function marksRightOnes(item: Item, { text }: Told): boolean {
  if (item.type !== 'multiple') return false;
  const marked = new Set(
    [...text.matchAll(/`([^`]+)`|\$([^$]+)\$|\*\*([^*]+)\*\*|"([^"]+)"/g)].map((match) =>
      plainText(match[0]),
    ),
  );
  const named = item.options.filter(({ content }) => marked.has(plainText(content))).map(({ id }) => id);
  return named.length > 0 && named.length === item.key.length && named.every((id) => item.key.includes(id));
}

interface Naming {
  told: Told;
  /** Also by words that the stem has. */
  loosely: boolean;
}

function namesOption(content: string, item: Item & { options: unknown }, { told, loosely }: Naming): boolean {
  const number = numberAlone(content);
  if (number !== undefined) {
    const isIt = numberTest(number);
    return readNumbers(told.text).some(({ values }) => values.some((value) => isIt(value)));
  }
  const rivals = optionContents(item).filter((other) => other !== content);
  if (says({ text: content, rivals }, told)) return true;
  return loosely && told.hint.hasRun(wordsOf(content));
}

function optionContents(item: Item): string[] {
  return 'options' in item ? item.options.map(({ content }) => content) : [];
}
