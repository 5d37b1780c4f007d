/** Hints that give the answer of an item away, in some disguise; drawn from a seed. */
import type { Share } from '@answly/shared/exam/seeded-share';
import { tellingWords, told } from '@answly/shared/leaks/said';
import type { Phrase } from '@answly/shared/leaks/secrets';
import { givenText, secretsOf } from '@answly/shared/leaks/secrets';
import type { Item, ItemOf } from '@answly/shared/model/item';
import { rightOptionIds } from '@answly/shared/scoring/right-options';
import { pick, shuffled } from './chance.ts';
import { numberForms } from './disguise-number.ts';
import { bend, dress, hide } from './disguise-text.ts';

export interface LeakyHint {
  /** The way it is disguised, for the report of what got through. */
  way: string;
  text: string;
}

const carriers = [
  (said: string) => `Think again about the definition: ${said} is what you are looking for.`,
  (said: string) => `Go back to the basics and ask yourself where you have met ${said} before.`,
  (said: string) => `Compare what remains with ${said}, and look at the difference.`,
  (said: string) => `A good start is ${said}; the rest follows from it.`,
  (said: string) => `Work it out step by step until you reach ${said}.`,
];
/** For answers in words that the stem has as well: there only an announcement is a leak. */
const announcements = [
  (said: string) => `Work it out: the answer is ${said}.`,
  (said: string) => `Take your time. The correct answer: ${said}.`,
  (said: string) => `Step by step the result is ${said}.`,
  (said: string) => `I would choose ${said}.`,
  (said: string) => `Look again: ${said} is correct.`,
];

export function leakyHint(share: Share, item: Item): LeakyHint {
  if (item.type === 'true-false') return verdictHint(share, item);
  if (item.type === 'ordering') return orderHint(share, item);
  if (item.type === 'matching') return pairHint(share, item);
  const ways = [() => secretHint(share, item), () => secretHint(share, item), () => secretHint(share, item)];
  if ('options' in item)
    ways.push(
      () => positionHint(share, item),
      () => eliminationHint(share, item),
    );
  return pick(share, ways)();
}

function secretHint(share: Share, item: Item): LeakyHint {
  const { phrases, numbers } = secretsOf(item);
  const at = Math.floor(share() * (phrases.length + numbers.length));
  const phrase = phrases[at];
  if (phrase !== undefined) return phraseHint(share, item, phrase);
  const { value } = numbers[at - phrases.length] ?? { value: 0 };
  const forms = Object.entries(numberForms).flatMap(([way, form]) => {
    const text = form(value);
    return text === undefined ? [] : [{ way: `number ${way}`, text }];
  });
  const { way, text } = pick(share, forms);
  const isGiven = new RegExp(`(?<!\\d)${value}(?!\\d)`).test(givenText(item)) || value < 13;
  // Sums are told from honest ones by what they are announced as nowhere; they stay in their carriers.
  return {
    way,
    text: pick(share, isGiven && !/sum|product|digits/.test(way) ? announcements : carriers)(text),
  };
}

function phraseHint(share: Share, item: Item, phrase: Phrase): LeakyHint {
  const given = told('', givenText(item)).given;
  const telling = tellingWords(phrase, given);
  const isWords = /^[\p{L} ]{5,}$/u.test(phrase.text);
  if (telling.length === 0 || !isWords) {
    const [way, disguise] = pick(share, Object.entries({ plain: dress['plain'], bold: dress['bold'] }));
    const said = disguise?.(phrase.text, share) ?? phrase.text;
    return { way: `announced ${way}`, text: pick(share, announcements)(said) };
  }
  const bendable = telling.filter((word) => /^\p{Script=Latin}{6,}$/u.test(word));
  if (bendable.length === telling.length && share() < 0.3) {
    const [way, disguise] = pick(share, Object.entries(bend));
    return { way, text: pick(share, carriers)(telling.map((word) => disguise(word, share)).join(' … ')) };
  }
  const [way, disguise] = pick(share, [...Object.entries(dress), ...Object.entries(hide)]);
  return { way, text: pick(share, carriers)(disguise(phrase.text, share)) };
}

function positionHint(share: Share, item: Item & { options: readonly unknown[] }): LeakyHint {
  const letter = pick(share, ['A', 'B', 'C', 'D'].slice(0, item.options.length));
  const place = pick(share, ['first', 'second', 'third', 'last']);
  const text = pick(share, [
    `Have another look at option ${letter}.`,
    `Think about ${letter} again; **${letter}** is right.`,
    `The ${place} option deserves a second look.`,
    `Read the ${place} one again, slowly.`,
    `The one in the middle fits the description.`,
    `Option ${1 + Math.floor(share() * item.options.length)} is worth a thought.`,
    `Here the longest answer says most.`,
    `Answer (${letter}) covers all that is asked.`,
    `Denke noch einmal über die zweite Antwort nach.`,
    `Relee la última opción con calma.`,
    `Relis la deuxième réponse.`,
  ]);
  return { way: 'position', text };
}

function eliminationHint(share: Share, item: Item & { options: ItemOf<'single'>['options'] }): LeakyHint {
  const right = rightOptionIds(item);
  const wrong = shuffled(
    share,
    item.options.filter(({ id }) => !right.includes(id)),
  ).map(({ content }) => content);
  const text = pick(share, [
    `${wrong.map((content) => `It is not ${content}.`).join(' ')} What remains?`,
    `You can rule out ${wrong.join(', ')}.`,
    `Neither ${wrong.join(' nor ')} fits.`,
    `Wrong are: ${wrong.join('; ')}.`,
  ]);
  return { way: 'elimination', text };
}

function verdictHint(share: Share, item: ItemOf<'true-false'>): LeakyHint {
  const isTrue = item.key === 'true';
  const [yes, no] = isTrue ? ['true', 'false'] : ['false', 'true'];
  const text = pick(share, [
    `Think of an example: the statement is ${yes}.`,
    `This claim is ${isTrue ? 'correct' : 'wrong'}, as one case shows.`,
    `It is not ${no}.`,
    `Anything but ${no}.`,
    `Look at one case. ${yes.toUpperCase()}.`,
    `I would mark **${yes}** here.`,
    `The answer: ${yes}.`,
    `Ask yourself why it is ${yes}.`,
    `Die Aussage ist ${isTrue ? 'richtig' : 'falsch'}.`,
    `La afirmación es ${isTrue ? 'verdadera' : 'falsa'}.`,
    `Cette affirmation est ${isTrue ? 'vraie' : 'fausse'}.`,
    `The statement ${isTrue ? 'holds' : 'does not hold'} in general.`,
    `Remember ${Array.from(yes).toReversed().join('')}.`,
    `Read this: ${Array.from(yes).join('-')}.`,
    `Decode ${Buffer.from(yes).toString('base64')}.`,
  ]);
  return { way: 'verdict', text };
}

function orderHint(share: Share, item: ItemOf<'ordering'>): LeakyHint {
  const contents = item.key.map((id) => item.options.find((option) => option.id === id)?.content ?? id);
  const at = Math.floor(share() * (contents.length - 1));
  const text = pick(share, [
    `Think of it as ${contents.join(', ')}.`,
    contents.join(' → '),
    `From the end: ${contents.toReversed().join(', ')}.`,
    `It begins with ${contents[0]}.`,
    `Start from **${contents[0]}** and go on.`,
    `The last step is ${contents.at(-1)}.`,
    `Surely ${contents[at]} comes before ${contents[at + 1]}.`,
    `After ${contents[at]} comes ${contents[at + 1]}.`,
  ]);
  return { way: 'order', text };
}

function pairHint(share: Share, item: ItemOf<'matching'>): LeakyHint {
  const prompt = pick(share, item.prompts);
  const option = item.options.find(({ id }) => id === item.key[prompt.id])?.content ?? '';
  const text = pick(share, [
    `Remember that ${prompt.content} goes with ${option}.`,
    `${prompt.content}: **${option}**.`,
    `Think of ${option}. Does it remind you of ${prompt.content}?`,
    `Wherever there is ${option.toUpperCase()}, look for ${prompt.content}.`,
  ]);
  return { way: 'pair', text };
}
