/** Telling (a part of) the right order. */
import type { ItemOf, Option } from '../model/item.ts';
import { plainText } from './plain-text.ts';
import type { Told } from './said.ts';
import { says, tellingWords } from './said.ts';
import type { Words } from './words.ts';
import { sameWord, wordsOf } from './words.ts';

const sequence =
  /\b(?:before|after|then|first|next|followed|follows?|precedes?|later|earlier|last|vor|nach|dann|danach|zuerst|zuletzt|antes|despues|luego|primero|avant|apres|puis|ensuite|d'abord)\b|->|=>|→|[<>]/;
const edge =
  /\b(?:first|starts?|starting|begins?|beginning|opens|last|ends?|final|finally|second|third|fourth|penultimate|zuerst|anfang|beginnt|zuletzt|ende|primero|empieza|ultimo|termina|d'abord|commence|premier|dernier|finit)\b/;

export function tellsOrder(item: ItemOf<'ordering'>, told: Told): boolean {
  const places = item.key.flatMap((id, place) => {
    const option = item.options.find((each) => each.id === id);
    const at = option === undefined ? undefined : placeIn(option, item, told);
    return at === undefined ? [] : [{ place, at }];
  });
  const said = places.toSorted((a, b) => a.at - b.at).map(({ place }) => place);
  const plain = plainText(told.text);
  if (said.length === 0) return false;
  if (said.length === 1) return edge.test(plain);
  if (said.length === 2 && item.key.length > 2) return sequence.test(plain);
  return isSorted(said) || isSorted(said.toReversed()) || sequence.test(plain);
}

/** Where the hint names the option; undefined where it does not. */
function placeIn(option: Option, { options }: ItemOf<'ordering'>, told: Told): number | undefined {
  const rivals = options.filter(({ id }) => id !== option.id).map(({ content }) => content);
  const phrase = { text: option.content, rivals };
  const telling = tellingWords(phrase, told.given);
  const said = telling.filter((word) => told.hint.has(word)).length;
  // Half of its words name a step well enough.
  const isHalfSaid = said > 0 && said * 2 >= telling.length;
  if (!isHalfSaid && !says(phrase, told)) return undefined;
  return firstPlace(telling.length > 0 ? telling : wordsOf(option.content), told.hint);
}

function firstPlace(words: readonly string[], { list }: Words): number {
  const at = list.findIndex((said) => words.some((word) => sameWord(said, word)));
  return at === -1 ? list.length : at;
}

function isSorted(places: readonly number[]): boolean {
  return places.every((place, at) => at === 0 || (places[at - 1] ?? 0) < place);
}
