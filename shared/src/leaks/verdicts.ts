/** Saying whether a statement is true. Either verdict tells the answer: there are only two. */
import { plainText } from './plain-text.ts';

const adjective =
  `true|false|untrue|right|wrong|correct|incorrect|accurate|inaccurate|valid|invalid|wahr|unwahr|richtig|falsch|korrekt|
verdader[oa]|fals[oa]|ciert[oa]|correct[oa]|incorrect[oa]|vraie?|faux|fausse|exacte?|inexacte?`.replaceAll(
    '\n',
    '',
  );
const subject =
  `statement|claim|sentence|assertion|proposition|answer|it|this|that|what is said|everything here|
aussage|behauptung|satz|antwort|es|das|dies|afirmacion|enunciado|frase|respuesta|esto|eso|affirmation|enonce|phrase|reponse|c|ceci|cela`.replaceAll(
    '\n',
    '',
  );
const verb = `is|are|'s|isn't|isnt|was|must be|cannot be|can't be|can be|turns out|ist|sind|es|est|son|sera|serait|n'est`;
const few = "(?:[\\p{L}']+ ){0,3}?";

const verdict = new RegExp(
  `\\b(?:${subject})(?:'| )(?:${few})?(?:${verb}) ${few}(?:${adjective})(?!\\p{L})`,
  'u',
);
const holding = new RegExp(
  `\\b(?:statement|claim|it|this|that) (?:${few})?(?:holds|does hold|does not hold|doesn't hold|fails|is not the case|is the case)\\b` +
    `|\\b(?:aussage|behauptung|satz|es|das|dies) stimmt\\b|\\b(?:trifft|treffen) (?:nicht |hier )?zu\\b|\\bstimmt (?:nicht|so)\\b`,
  'u',
);
const turned = new RegExp(
  `\\b(?:not|never|anything but|far from|opposite of|contrary of|no es|nicht|pas) (?:${adjective})(?!\\p{L})`,
  'u',
);
const asked = new RegExp(
  `\\b(?:why|warum|por que|pourquoi)\\b.*\\b(?:${adjective}|hold|holds|fail|fails)(?!\\p{L})`,
  'u',
);
const told = new RegExp(
  `\\b(?:answer|choose|pick|select|tick|mark|say|antwort|wahle|respuesta|elige|reponse|choisis)\\b:?(?: is| ist| es| est)?:? ["'“„«]?(?:${adjective}|yes|no|ja|nein|si|oui|non)(?!\\p{L})`,
  'u',
);
const alone = new RegExp(
  `^(?:so|hence|thus|therefore|indeed|also|clearly|in short|entonces|donc)?,? ?(?:it is |it's )?(?:${adjective}|yes|no|nope|ja|nein|si|oui|non)$`,
  'u',
);
/** After these, a verdict is what the student is to find. */
const open =
  /\b(?:whether|if|ob|wenn|falls|si|when|would|suppose|imagine|is it|for (?:the|this) statement to be|as soon as|sobald|until)\b/;

export function givesVerdict(hint: string, given: string): boolean {
  if (emphasises(hint, given)) return true;
  const sentences = plainText(hint).split(/[.!;:]+(?=\s|$)|(?<=\?)\s/);
  return (
    sentences.some((sentence) => {
      const words = sentence.trim().replaceAll(/[*"]/g, '');
      if (asked.test(words) || told.test(words) || alone.test(words.replace(/\?$/, ''))) return true;
      const judged = [verdict, holding, turned]
        .map((pattern) => pattern.exec(words))
        .filter((each) => each !== null);
      return judged.some(({ index }) => !open.test(words.slice(0, index + 1)) && !isQuestion(words));
    }) || told.test(plainText(hint))
  );
}

function isQuestion(sentence: string): boolean {
  return /^(?:is|are|does|do|can|could|would|what|which|who|when|where|how|in which|ist|sind|gilt|kann|was|wann|wo|es|est|que|cuando|quand|qu)\b.*\?$/.test(
    sentence,
  );
}

/** A verdict that stands out, unless the statement itself speaks of true and false. */
function emphasises(hint: string, given: string): boolean {
  if (/\b(?:true|false)\b/i.test(given)) return false;
  const marked = [...hint.matchAll(/\*\*([^*]+)\*\*|`([^`]+)`|"([^"]+)"|[“„«]([^”“»]+)[”“»]/g)]
    .map(([, bold, code, quoted, curly]) => plainText(bold ?? code ?? quoted ?? curly ?? ''))
    .filter((text) => new RegExp(`^(?:${adjective})$`, 'u').test(text));
  return new Set(marked).size === 1;
}
