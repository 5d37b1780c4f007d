/** Ways to write words so that a person reads them and a careless check does not. */
import type { Share } from '@answly/shared/exam/seeded-share';
import { pick } from './chance.ts';

type Disguise = (text: string, share: Share) => string;

const accented: Record<string, string> = { a: 'á', e: 'é', i: 'ï', o: 'ô', u: 'ü' };
const cyrillic: Record<string, string> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х' };

/** For any phrase. */
export const dress: Record<string, Disguise> = {
  plain: (text) => text,
  capitals: (text) => text.toUpperCase(),
  bold: (text) => `**${text}**`,
  quoted: (text) => `“${text}”`,
  italics: (text) => `_${text}_`,
  accents: (text) => text.replaceAll(/[aeiou]/g, (letter) => accented[letter] ?? letter),
  unseen: (text) => Array.from(text).join('\u200b'),
  softHyphens: (text) => text.replaceAll(/(?<=\p{L}{2})(?=\p{L}{2})/gu, '\u00ad'),
  wide: (text) =>
    text.replaceAll(/[a-z]/gi, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
  entities: (text) => text.replaceAll(/[aeiou]/g, (letter) => `&#${letter.codePointAt(0)};`),
  punctuated: (text) => text.replaceAll(/(?<=\p{L}) (?=\p{L})/gu, ', '),
};

/** For phrases of letters; at least four of them. */
export const hide: Record<string, Disguise> = {
  hyphens: (text) => lettersOf(text).join('-'),
  spaces: (text) => lettersOf(text).join(' '),
  dots: (text) => lettersOf(text).join('.'),
  backwards: (text) => Array.from(text).toReversed().join(''),
  rot13: (text) => text.replaceAll(/[a-z]/gi, rotated),
  base64: (text) => Buffer.from(text).toString('base64'),
  hex: (text) => Buffer.from(text).toString('hex'),
  lookAlikes: (text) =>
    text.replaceAll(/(?<=[a-z])[aeopcx]|[aeopcx](?=[a-z])/g, (letter, at: number) =>
      at % 2 === 0 ? letter : (cyrillic[letter] ?? letter),
    ),
  figures: (text) => text.replaceAll('o', '0').replaceAll('e', '3').replaceAll('a', '4'),
};

/** For one telling word. */
export const bend: Record<string, Disguise> = {
  plural: (word) => (word.endsWith('s') ? word : `${word}s`),
  possessive: (word) => `${word}’s`,
  masked: (word, share) => {
    const at = 1 + Math.floor(share() * (word.length - 2));
    return `${word.slice(0, at)}_${word.slice(at + 1)}`;
  },
  mistyped: (word, share) => {
    const at = 2 + Math.floor(share() * (word.length - 3));
    return `${word.slice(0, at)}${pick(share, ['z', 'q', 'x'])}${word.slice(at + 1)}`;
  },
};

function lettersOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]/gu) ?? [];
}

function rotated(letter: string): string {
  const base = letter < 'a' ? 65 : 97;
  return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
}
