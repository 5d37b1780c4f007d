/** Seeded text whose words are as unevenly common as those of a language. */
import type { Random } from '../desktop/src/core/clock.ts';

const onsets = [
  'b',
  'br',
  'c',
  'd',
  'dr',
  'f',
  'g',
  'h',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
  'w',
];
const nuclei = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'io', 'ou'];
const codas = ['', 'n', 'r', 's', 'l', 't', 'nd', 'rm', 'ct'];
const vocabularySize = 8_000;

export interface Words {
  /** The rank-th most common word, from 0. */
  at(rank: number): string;
  /** `count` words with spaces between. */
  text(count: number): string;
  /** A rank as common as its word is in texts. */
  rank(): number;
}

/** By Zipf's law: the word of rank r occurs in proportion to 1/r, which an exponential of a uniform share gives. */
export function createWords(random: Pick<Random, 'share'>): Words {
  const pick = (from: readonly string[]) => from[Math.floor(random.share() * from.length)] ?? '';
  const syllable = () => pick(onsets) + pick(nuclei) + pick(codas);
  const vocabulary = Array.from(
    { length: vocabularySize },
    (_, rank) => syllable() + (rank > 40 ? syllable() : '') + (rank % 3 === 0 ? syllable() : ''),
  );
  const at = (rank: number) => vocabulary[rank] ?? '';
  const rank = () => Math.floor(vocabularySize ** random.share()) - 1;
  return { at, rank, text: (count) => Array.from({ length: count }, () => at(rank())).join(' ') };
}
