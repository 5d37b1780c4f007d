/** Words as they are compared: which of them carry meaning, and when two are one word in another form. */
import { withFigures } from './number-words.ts';
import { plainText } from './plain-text.ts';

/** Words too common to give anything away, of the languages that hints are most often in. */
const common = new Set(
  `a an the and or but if then than so as at by for from in into of off on onto out over to up with within without about
  after before between during through under until while is are was were be been being am do does did done has have had
  having can could may might must shall should will would it its itself they them their this that these those there here
  what which who whom whose when where why how not no nor any some each every both either neither one once only just also
  more most less least many much few such same other another very too all none you your we our he she his her i me my
  der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als wie an am auf aus bei bis durch fur
  gegen im in ins mit nach ob ohne seit um unter von vom vor wegen zu zum zur uber zwischen ist sind war waren sein hat
  haben wird werden kann konnen soll sollen muss mussen nicht kein keine nur auch noch mehr sehr sich es er sie man was
  el la los las un una unos unas y o pero si de del al en con por para sin sobre entre es son era fue ser estar hay ha han
  no ni que cual cuando donde como se lo le su sus este esta esto ese esa mas muy solo todo toda todos todas
  le les des du au aux et ou mais dans sur sous avec sans par pour est sont etait etre avoir ne pas ni qui quoi dont ce
  cet cette ces son sa ses il elle ils elles on se plus tres seul tout toute tous toutes chaque`.split(/\s+/),
);

export function isCommon(word: string): boolean {
  return common.has(word);
}

/** In their order, plain, number words as figures; signs that only code uses are read as the words they stand for. */
export function wordsOf(text: string): string[] {
  const spoken = plainText(text)
    .replaceAll('&&', ' and ')
    .replaceAll('||', ' or ')
    .replaceAll(/!(?=[\w([])/g, ' not ')
    .replaceAll('⊕', ' xor ')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '');
  return withFigures(spoken).match(/\p{N}+|[\p{L}\p{M}]+|\p{Extended_Pictographic}/gu) ?? [];
}

const endings = /(?:'s|s|es|e|ed|d|er|en|em|n|ing|ly|al|ally|ment|ion|ions|ity|ities|ies|y|ness)$/;

function stem(word: string): string {
  if (word.length < 4) return word;
  const cut = word.replace(endings, '');
  // "Emitted" doubles the letter that "emit" ends in.
  return cut.length < 3 ? word : cut.replace(/([bdfglmnprt])\1$/, '$1');
}

/** Inflected ("names", "named"), derived ("atomic", "atomicity") or mistyped by one letter ("atomicty"). */
export function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  if (!hasForms(one) || !hasForms(other) || one[0] !== other[0]) return false;
  return stem(one) === stem(other) || isNear(one, other);
}

function hasForms(word: string): boolean {
  return word.length >= 3 && !/\d/.test(word);
}

/** Of two words with the same first letter. In one go along the letters: words can be as long as a text. */
function isNear(one: string, other: string): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (longer.length - shorter.length > 6) return false;
  let shared = 0;
  while (shared < shorter.length && shorter[shared] === longer[shared]) shared += 1;
  const [restMax, rest] = [longer.length - shared, shorter.length - shared];
  if (shared >= 6 && rest <= 3 && restMax <= 6) return true;
  if (shared >= 5 && rest <= 2 && restMax <= 3) return true;
  if (shorter.length < 6 || restMax - rest > 1) return false;
  return shorter.slice(restMax === rest ? shared + 1 : shared) === longer.slice(shared + 1);
}

/** A text as the checks look into it; two words written as one, or one as two, are found as well. */
export interface Words {
  list: readonly string[];
  has(word: string): boolean;
  /** Whether these words stand there one after the other. */
  hasRun(words: readonly string[]): boolean;
}

export function wordIndex(text: string): Words {
  const list = wordsOf(text);
  const joined = list.slice(1).map((word, at) => `${list[at]}${word}`);
  const single = new Set([...list, ...joined]);
  const hasForm = formIndex(new Set(list));
  const known = new Map<string, boolean>();
  return {
    list,
    has: (word) => {
      const found = known.get(word) ?? (single.has(word) || hasForm(word));
      known.set(word, found);
      return found;
    },
    hasRun: (words) =>
      words.length > 0 &&
      list.some((_, start) => words.every((word, at) => sameOrEqual(list[start + at], word))),
  };
}

/**
 * Whether any of the words is the same in another form. A question can be thousands of words long, and so can its key:
 * only those are compared that share their first or last letters, as words do that are near each other.
 */
function formIndex(words: ReadonlySet<string>): (word: string) => boolean {
  const stems = new Set<string>();
  const byEnds = new Map<string, string[]>();
  for (const word of words) {
    if (!hasForms(word)) continue;
    stems.add(stem(word));
    for (const end of endsOf(word)) {
      const others = byEnds.get(end);
      if (others === undefined) byEnds.set(end, [word]);
      else others.push(word);
    }
  }
  return (word) =>
    hasForms(word) &&
    (stems.has(stem(word)) ||
      endsOf(word).some((end) => byEnds.get(end)?.some((each) => each[0] === word[0] && isNear(each, word))));
}

/** A letter that is changed, left out or put in leaves the one or the other as it is. */
function endsOf(word: string): [string, string] {
  return [`${word.slice(0, 3)}-`, `-${word.slice(-3)}`];
}

function sameOrEqual(one: string | undefined, other: string): boolean {
  return one !== undefined && sameWord(one, other);
}
