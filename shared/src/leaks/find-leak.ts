/** Whether a hint gives the answer away. Strict on purpose: a refused hint costs one more try, a leak costs the exercise. */
import type { HintLevel } from '../http/tutor.ts';
import type { Item } from '../model/item.ts';
import { announcements, announces, numberTest } from './announced.ts';
import { decodedTexts, hidingIn, masks } from './disguises.ts';
import { leavesOne, marksRightOnes } from './elimination.ts';
import { expressionsIn } from './expressions.ts';
import { tellsInitial } from './initials.ts';
import { tellsOrder } from './orders.ts';
import { tellsPair } from './pairs.ts';
import { pointsAtOption } from './positions.ts';
import { quotesSolution } from './quotes.ts';
import { saysAny } from './said-number.ts';
import type { Told } from './said.ts';
import { says, tellingWords, told } from './said.ts';
import type { Secrets } from './secrets.ts';
import { givenText, secretsOf } from './secrets.ts';
import { givesVerdict } from './verdicts.ts';

export type LeakKind =
  | 'key-text'
  | 'number'
  | 'expression'
  | 'position'
  | 'initial'
  | 'disguise'
  | 'verdict'
  | 'elimination'
  | 'order'
  | 'quote'
  | 'pair';

export interface HintAsk {
  level: HintLevel;
  /** As in the cache key; `item` stands for the language of the question. */
  languageCode: string;
}

/** Pure; undefined for a hint that may be sent. */
export function findLeak(item: Item, hint: string, ask: HintAsk): LeakKind | undefined {
  const secrets = secretsOf(item);
  const given = givenText(item);
  const decoded = decodedTexts(hint);
  const code = ask.languageCode === 'item' ? item.locale : ask.languageCode;
  const languageCode = code.split('-')[0] ?? code;
  const hasChoices = 'options' in item || item.type === 'cloze';
  const plainly = told(hint, given);
  if (hasChoices && pointsAtOption(hint)) return 'position';
  if (quotesSolution(item, plainly)) return 'quote';
  if (item.type === 'true-false') return verdictLeak(hint, decoded, given);
  for (const [at, text] of [hint, ...decoded].entries()) {
    const said = at === 0 ? plainly : told(text, given);
    const leak = saidLeak(item, secrets, { told: said, languageCode });
    if (leak !== undefined) return at === 0 ? leak : 'disguise';
  }
  if (expressionLeak(secrets, hint, ask.level)) return 'expression';
  if (secrets.phrases.some((phrase) => tellsInitial(phrase, hint))) return 'initial';
  return isDisguised(secrets, plainly) ? 'disguise' : undefined;
}

function verdictLeak(hint: string, decoded: readonly string[], given: string): LeakKind | undefined {
  if (givesVerdict(hint, given)) return 'verdict';
  const hides = hidingIn(hint);
  const isHidden =
    decoded.some((text) => /true|false/i.test(text)) ||
    ['true', 'false'].some((word) => hides(word) || masks(word, hint));
  return isHidden ? 'disguise' : undefined;
}

interface Saying {
  told: Told;
  languageCode: string;
}

function saidLeak(item: Item, { phrases, numbers }: Secrets, { told: said, languageCode }: Saying) {
  const ask = { hint: said.text, given: said.givenText, languageCode };
  if (saysAny(numbers, ask)) return 'number';
  const announced = announcements(said.text);
  if (phrases.some((phrase) => says(phrase, said) || announces(announced, phrase))) return 'key-text';
  if (item.type === 'ordering') return tellsOrder(item, said) ? 'order' : undefined;
  if (item.type === 'matching') return tellsPair(item, said) ? 'pair' : undefined;
  return leavesOne(item, said) || marksRightOnes(item, said) ? 'elimination' : undefined;
}

/** The last step may be written down where it leaves something to compute; before level 3 not even that. */
function expressionLeak({ numbers }: Secrets, hint: string, level: HintLevel): boolean {
  if (numbers.length === 0) return false;
  return expressionsIn(hint).some(
    ({ value, trivial }) => (level < 3 || trivial) && numbers.some((number) => numberTest(number)(value)),
  );
}

function isDisguised({ phrases }: Secrets, said: Told): boolean {
  const hides = hidingIn(said.text);
  return phrases.some((phrase) => {
    const telling = tellingWords(phrase, said.given);
    const single = telling.length === 1 ? telling : [];
    if ([phrase.text, ...single].some(hides)) return true;
    return telling.length > 0 && telling.every((word) => masks(word, said.text));
  });
}
