/** Marked stretches of a text: put together, taken away, never overlapping. */
import type { Highlight } from '@answly/shared/model/highlight';

type Stretch = Pick<Highlight, 'from' | 'to'>;

/** Marks a stretch; one that is marked already all through is unmarked. @returns sorted, the other field's last. */
export function toggleStretch(marked: readonly Highlight[], stretch: Highlight): Highlight[] {
  const { field } = stretch;
  const here = marked.filter((each) => each.field === field);
  const there = marked.filter((each) => each.field !== field);
  const isOn = here.some(({ from, to }) => from <= stretch.from && to >= stretch.to);
  const next = isOn ? without(here, stretch) : joined([...here, stretch]);
  return [...next.map(({ from, to }) => ({ field, from, to })), ...there];
}

function without(all: readonly Stretch[], cut: Stretch): Stretch[] {
  return all
    .flatMap(({ from, to }) => [
      { from, to: Math.min(to, cut.from) },
      { from: Math.max(from, cut.to), to },
    ])
    .filter(({ from, to }) => from < to);
}

function joined(all: readonly Stretch[]): Stretch[] {
  const sorted = all.toSorted((one, other) => one.from - other.from);
  const out: Stretch[] = [];
  for (const each of sorted) {
    const last = out.at(-1);
    if (last !== undefined && each.from <= last.to) last.to = Math.max(last.to, each.to);
    else out.push({ ...each });
  }
  return out;
}

/** The words of a text, by their places in it. */
export function wordsOf(text: string, locale: string): Stretch[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text);
  return [...segments]
    .filter(({ isWordLike }) => isWordLike === true)
    .map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}

/** Grown to the words it begins and ends in: nobody selects to the letter. */
export function wholeWords<S extends Stretch>(stretch: S, words: readonly Stretch[]): S {
  const first = words.find((each) => each.from < stretch.from && each.to > stretch.from);
  const last = words.find((each) => each.from < stretch.to && each.to > stretch.to);
  return { ...stretch, from: first?.from ?? stretch.from, to: last?.to ?? stretch.to };
}
