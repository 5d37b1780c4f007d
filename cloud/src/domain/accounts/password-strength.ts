/** Refuses the passwords that guessing tries first; composes no other rule. */
import common from './common-passwords.json' with { type: 'json' };

const words: ReadonlySet<string> = new Set(common.words);
const whole: ReadonlySet<string> = new Set(common.whole);
/** A common word with no more than this around it is still the common word: `Password2024!`. */
const addedCharsMax = 6;
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
];
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Why it would be guessed, as a sentence for the student; undefined where it would not. */
export function passwordFault(password: string, email: string): string | undefined {
  const text = password.toLowerCase();
  if (new Set(text).size <= 2) return 'It repeats one or two characters.';
  if (rows.some((row) => isRun(text, row))) return 'It is a row of the keyboard or the alphabet.';
  if (isAddress(text, email.toLowerCase())) return 'It is your address.';
  return isCommon(text) ? 'It is one of the passwords that are tried first.' : undefined;
}

/** The whole of it, the name in it, or that name with other dots and digits: `mina.okafor`, `MinaOkafor1990`. */
function isAddress(text: string, email: string): boolean {
  const [name = ''] = email.split('@');
  const letters = lettersOf(name);
  return text === email || text === name || (letters.length >= 3 && lettersOf(text) === letters);
}

const lettersOf = (text: string) => text.replaceAll(/[^\p{L}]/gu, '');

function isCommon(text: string): boolean {
  if (whole.has(text) || whole.has(half(text)) || words.has(half(text))) return true;
  return [text, spelled(text)].some((spelling) => {
    const core = spelling.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
    return words.has(core) && text.length - core.length <= addedCharsMax;
  });
}

/** `monkeymonkey` is `monkey`; anything else is itself. */
function half(text: string): string {
  const first = text.slice(0, text.length / 2);
  return first + first === text ? first : text;
}

/** With the letters that digits and signs stand for; digits at the ends are left, since they are mostly years. */
function spelled(text: string): string {
  const end = /[\d!$]*$/.exec(text)?.index ?? text.length;
  const letters = Array.from(text.slice(0, end), (character) => lookalikes[character] ?? character);
  return letters.join('') + text.slice(end);
}

function isRun(text: string, row: string): boolean {
  const backwards = Array.from(row).toReversed().join('');
  return [row, backwards].some((each) => each.repeat(2).includes(text));
}
