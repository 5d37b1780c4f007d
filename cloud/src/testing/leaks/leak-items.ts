/** Items of all nine types, drawn from a seed, with words of many subjects. */
import type { Share } from '@answly/shared/exam/seeded-share';
import type { Item, ItemType } from '@answly/shared/model/item';
import { item } from '@answly/shared/model/item';
import { between, pick, shuffled } from './chance.ts';

const nouns =
  `capacitor ligament parliament enzyme glacier mortgage quasar verdict sonnet turbine vaccine compiler
kidney tariff isotope fresco peninsula ledger pendulum chromosome monsoon statute harpsichord gradient photon
subpoena artery cathode dividend estuary fjord ganglion hormone invoice jury kernel lattice membrane neuron orbit
pigment quorum resistor sediment tendon union vector warrant xylem yeast zeolite antenna bacterium catalyst
delta embargo femur geyser hurricane inductor joule krypton lemma magnet nucleus oxide plasma quartz router
spindle trachea uranium valve watershed axiom basalt cortex diode eclipse filament gamete hypotenuse ion`.split(
    /\s+/,
  );
const adjectives =
  `magnetic legal acute porous nocturnal ceramic federal cyclic dormant elastic fertile granular hollow
inverse jagged kinetic lateral marine neutral opaque polar quiet rapid saline tidal urban viscous woven annual
brittle coastal dense`.split(/\s+/);
const stems = [
  'Which of these fits the description in the lecture?',
  'A technician reports a fault after the storm. What explains it?',
  'What is meant here?',
  'Which term belongs to this observation?',
];
export const leakItemTypes: readonly ItemType[] = [
  'single',
  'multiple',
  'true-false',
  'numeric',
  'short-text',
  'ordering',
  'matching',
  'cloze',
  'flashcard',
];

/** @param number makes the id; the same share and number give the same item. */
export function leakItem(share: Share, type: ItemType, number: number): Item {
  const id = `0198f6a0-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
  const base = { id, version: 1, locale: 'en', topics: ['Drawn'], stem: pick(share, stems), type };
  return item.parse({ ...base, ...shape(share, type) });
}

function shape(share: Share, type: ItemType): object {
  const options = phrases(share, between(share, 3, 5)).map((content, at) => ({ id: `o${at}`, content }));
  const ids = options.map(({ id }) => id);
  switch (type) {
    case 'single':
      return { options, key: pick(share, ids) };
    case 'multiple':
      return { options, key: shuffled(share, ids).slice(0, 2) };
    case 'true-false':
      return {
        stem: `Every ${pick(share, nouns)} has a ${pick(share, nouns)}.`,
        options: [
          { id: 'true', content: 'True' },
          { id: 'false', content: 'False' },
        ],
        key: pick(share, ['true', 'false']),
      };
    case 'numeric':
      return { stem: 'How large is it?', key: numericKey(share) };
    case 'short-text':
      return { key: { accepted: phrases(share, 2) } };
    case 'ordering':
      return { options, key: shuffled(share, ids) };
    case 'matching': {
      const prompts = phrases(share, options.length).map((content, at) => ({ id: `p${at}`, content }));
      const right = shuffled(share, ids);
      return { prompts, options, key: Object.fromEntries(prompts.map(({ id }, at) => [id, right[at]])) };
    }
    case 'cloze':
      return {
        stem: 'They call {{g}} what holds {{h}} of {{n}}.',
        gaps: [
          { kind: 'text', id: 'g', accepted: phrases(share, 1), normalise: ['case'] },
          { kind: 'select', id: 'h', options, key: pick(share, ids) },
          { kind: 'numeric', id: 'n', key: numericKey(share) },
        ],
      };
    case 'flashcard':
      return { stem: 'What holds it together?', back: phrases(share, 2).join(' with a ') };
  }
}

function numericKey(share: Share): object {
  const value = pick(share, [
    () => between(share, 21, 999),
    () => between(share, 1000, 9999),
    () => between(share, 11, 19) * 100,
    () => between(share, 1, 19) * 1000 + 500,
    () => between(share, 2, 97) / 100 + 0.001,
    () => between(share, 101, 999) / 10,
  ])();
  return { value: Number(value.toFixed(4)), tolerance: { kind: 'absolute', amount: 0 } };
}

/** Distinct ones, none of which shares a word with another. */
function phrases(share: Share, count: number): string[] {
  const [some, others] = [shuffled(share, nouns), shuffled(share, adjectives)];
  return Array.from({ length: count }, (_, at) => `${others[at] ?? 'plain'} ${some[at] ?? 'thing'}`);
}
