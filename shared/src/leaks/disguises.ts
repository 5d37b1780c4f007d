/** The texts that a hint may hide: spelled letter by letter, reversed, shifted, encoded, in figures for letters, or masked. */
import { literal, plainText, squashed } from './plain-text.ts';

/** Shorter ones are found by chance. */
const hiddenCharsMin = 4;

/** Texts that were written so that they must be decoded; to be read as hints of their own. */
export function decodedTexts(hint: string): string[] {
  const unfigured = withoutFigures(hint);
  const written = unfigured === hint ? [] : [unfigured];
  return [...written, ...spelledWords(hint), ...base64Texts(hint), ...hexTexts(hint), ...percentTexts(hint)];
}

/** Tells whether the hint, which is read once, holds a phrase backwards, shifted by 13 letters, or letter by letter. */
export function hidingIn(hint: string): (phrase: string) => boolean {
  const plain = words(hint);
  const turned = [Array.from(plain).toReversed().join(''), shifted(plain)];
  const turnedWords = new Set(turned.flatMap((text) => text.split(' ')));
  const spelled = spelledWords(hint);
  return (phrase) => {
    const wanted = squashed(phrase);
    if (wanted.length < hiddenCharsMin || !/\p{L}{4}/u.test(wanted)) return false;
    const spaced = ` ${words(phrase)} `;
    return (
      turnedWords.has(wanted) ||
      turned.some((text) => ` ${text} `.includes(spaced)) ||
      spelled.some((text) => text.includes(wanted))
    );
  };
}

function words(text: string): string {
  return plainText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "r_ut_r", "ro***r": more than half of the letters are there, and the rest is marked. */
export function masks(word: string, hint: string): boolean {
  if (word.length < hiddenCharsMin) return false;
  const pieces = hint.match(/[\p{L}\p{M}_*•…?#-]{4,}/gu) ?? [];
  return pieces.some((piece) => {
    const letters = piece.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
    if (!/\p{L}[_*•…?#-]+\p{L}|\p{L}{2}[_*•…#]{2}/u.test(piece) || letters * 2 < word.length) return false;
    const pattern = Array.from(plainText(piece.replaceAll(/[_*•…?#-]/g, '~')))
      .map((sign) => (sign === '~' ? '.' : literal(sign)))
      .join('');
    return piece.length === word.length && new RegExp(`^${pattern}$`, 'u').test(word);
  });
}

function spelledWords(hint: string): string[] {
  const plain = plainText(hint);
  const letters =
    plain.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[ .\-_·•|,/*]{1,3}[\p{L}\p{N}](?![\p{L}\p{N}])){2,}/gu) ??
    [];
  const joined = letters
    // "1, 2, 3" is a list, "1-8-2" a spelled number.
    .filter((run) => /\p{L}/u.test(run) || !/[, ]/.test(run))
    .map((run) => run.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  const pieces = plain.match(/\p{L}{1,4}(?:[-·•|*.]\p{L}{1,4}){2,}/gu) ?? [];
  return [...joined, ...pieces.map((piece) => piece.replaceAll(/[^\p{L}]/gu, ''))];
}

function shifted(plain: string): string {
  return plain.replaceAll(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97),
  );
}

const figures: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** Only within words: a number stays a number. */
function withoutFigures(hint: string): string {
  return hint.replaceAll(/[\p{L}\d@$]*\p{L}[\p{L}\d@$]*/gu, (word) =>
    word.replaceAll(/[013457@$]/g, (sign) => figures[sign] ?? sign),
  );
}

function base64Texts(hint: string): string[] {
  return (hint.match(/[A-Za-z0-9+/_-]{4,}={0,2}/g) ?? [])
    .filter((piece) => /[A-Z0-9+/=]/.test(piece.slice(1)))
    .map((piece) => Buffer.from(piece, 'base64').toString('utf8'))
    .filter(isReadable);
}

function hexTexts(hint: string): string[] {
  return (hint.match(/(?<![\p{L}\p{N}])(?:(?:0x)?[0-9a-fA-F]{2}[\s,:]?){3,}(?![\p{L}\p{N}])/gu) ?? [])
    .map((piece) => Buffer.from(piece.replaceAll(/0x|[\s,:]/g, ''), 'hex').toString('utf8'))
    .filter(isReadable);
}

function percentTexts(hint: string): string[] {
  return (hint.match(/(?:%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}){2,}/g) ?? [])
    .map((piece) =>
      piece.replaceAll(/%(..)|\\u(....)/g, (_, byte: string | undefined, unit: string | undefined) =>
        String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16)),
      ),
    )
    .filter(isReadable);
}

function isReadable(text: string): boolean {
  return text.length > 1 && /^[\p{L}\p{N}\p{P}\p{S} \n]+$/u.test(text) && !text.includes('\ufffd');
}
