/** Pointing at an option by letter, number, place or length. Options are shuffled, so no hint has a reason to. */

const ordinal =
  `first|second|third|fourth|fifth|sixth|seventh|eighth|last|penultimate|final|middle|top(?:most)?|bottom|upper|lower|
1st|2nd|3rd|4th|5th|6th|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|vierte[nrs]?|fünfte[nrs]?|letzte[nrs]?|mittlere[nrs]?|oberste[nrs]?|unterste[nrs]?|
primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|últim[ao]|ultim[ao]|premi(?:er|ère)|deuxième|second|troisième|quatrième|cinquième|derni(?:er|ère)`.replaceAll(
    '\n',
    '',
  );
const size =
  `longest|shortest|largest|smallest|biggest|highest|lowest|greatest|längste[nrs]?|kürzeste[nrs]?|größte[nrs]?|kleinste[nrs]?|
más (?:larga|corta|grande|pequeña)|plus (?:longue|courte|grande|petite)`.replaceAll('\n', '');
const choice = `(?:answer |multiple-choice )?(?:option|choice|answer|alternative|candidate)s?|antwort(?:en|möglichkeit)?|auswahl|möglichkeit|opci[oó]n|respuesta|alternativa|réponse|choix|proposition`;
const number =
  'one|two|three|four|five|six|seven|eight|eins|zwei|drei|vier|fünf|uno|dos|tres|cuatro|deux|trois|quatre';
/** Marks of emphasis that may stand around any word. */
const mark = '[*_`"\'“”„«»(\\[]*';

const places = [
  `(?<!\\p{L})(?:${ordinal}|${size}) (?:of the (?:\\w+ )?)?(?:${choice})(?!\\p{L})`,
  `(?<!\\p{L})(?:opci[oó]n|respuesta|alternativa|réponse|proposition|choix) (?:la |le |el )?(?:${ordinal}|${size})(?!\\p{L})`,
  `(?<!\\p{L})the (?:${ordinal}|${size}) (?:one\\b|of the (?:two|three|four|five|six|options|choices|answers))`,
  `(?<!\\p{L})the one (?:in the middle|at the (?:top|bottom|end|start|beginning)|above|below)\\b`,
  `(?<!\\p{L})(?:option|choice|answer|opci[oó]n|respuesta|réponse|proposition|antwort) ?(?:number |no\\.? ?|nr\\.? ?|#)?${mark}(?:\\d{1,2}|${number})(?![\\p{L}\\p{N}])(?! (?:of|bytes?|bits?))`,
  `(?<!\\p{L})(?:number|no\\.|#) ?(?:\\d{1,2}|${number}) (?:in the list|on the list|of the (?:options|choices|answers|list))`,
  `(?<!\\p{L})(?:${ordinal}) (?:in|on|of) (?:the|your) list(?: of (?:options|choices|answers))?\\b`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** Letters are capitals, or stand in marks; "option a" is rare enough in honest words to count as well. */
const letters = [
  `(?<!\\p{L})(?:[Oo]ption|[Cc]hoice|[Aa]nswer|[Aa]ntwort|[Oo]pci[oó]n|[Rr]espuesta|[Rr]éponse|[Pp]roposition|[Ll]etter|[Bb]uchstabe|[Ll]etra|[Ll]ettre)(?: is| ist| es| est|:)? ?${mark}[A-H](?![\\p{L}\\p{N}'’])`,
  `(?<!\\p{L})(?:[Oo]ption|[Cc]hoice|[Ll]etter) ${mark}[b-h](?![\\p{L}\\p{N}'’])`,
  `(?<!\\p{L})(?:[Cc]hoose|[Pp]ick|[Tt]ick|[Mm]ark|[Ss]elect|[Gg]o (?:for|with)|[Ww]ähle|[Ee]lige|[Cc]hoisis) ${mark}[A-H](?![\\p{L}\\p{N}'’])`,
  `(?:^|[^\\p{L}\\p{N}])${mark}[A-H]${mark.replace('(\\[', ')\\]')} (?:is|ist|es|est) (?:the )?(?:right|correct|richtig|correcta|juste)`,
].map((pattern) => new RegExp(pattern, 'u'));

export function pointsAtOption(hint: string): boolean {
  return [...places, ...letters].some((pattern) => pattern.test(hint));
}
