/** A hint: the same for every student of an item, whole before it is sent, and never the answer. */
import { findLeak } from '@answly/shared/leaks/find-leak';
import { objectiveHint } from '@answly/shared/leaks/objective-hint';
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import { nameOf, type PlanParts } from './plan-name.ts';
import { languageOf, type Language } from './language.ts';
import type { Plan, PlanAsk } from './plan.ts';
import { hintMessages } from './prompt.ts';
import type { WithoutModel } from './rationale-answer.ts';

export function planHint(parts: PlanParts, ask: PlanAsk): Plan {
  const { item, asked } = ask;
  const level = asked.hintLevel ?? 1;
  const prompt = parts.prompts.hint;
  const language = checkedLanguage(ask);
  const { name, keeping } = nameOf(parts, ask, {
    promptVersion: prompt.version,
    language: language ?? languageOf(asked.locale),
    focus: `level=${level}`,
  });
  return {
    mode: 'hint',
    ...name,
    keeping,
    optionId: null,
    hintLevel: level,
    tokensMax: limits.tutorHintTokensMax,
    isUnasked: language === undefined,
    messages: async () => hintMessages(prompt, { item, level, language: language?.name ?? null }),
    fault: (text) => findLeak(item, text, { level, languageCode: language?.code ?? 'item' }),
    without: (why) => standIn(item, why),
  };
}

/** The languages in which the leak check knows how an answer is announced, judged and counted. */
const checked = new Set(['en', 'de', 'es', 'fr']);

/** A hint in another one is given in the language of the question; where that is another one too, none is made. */
function checkedLanguage({ asked, item }: PlanAsk): Language | undefined {
  return [asked.locale, item.locale].map(languageOf).find(({ code }) => checked.has(code));
}

const opening: Record<WithoutModel, string> = {
  'not-configured': 'This server has no AI tutor set up.',
  unavailable: 'The AI tutor has no hint just now.',
};

function standIn(item: Item, why: WithoutModel): string {
  const objective = objectiveHint(item);
  return objective === null
    ? `${opening[why]} Take from the question what it is really asking for, and answer what you can rule out first.`
    : `${opening[why]} The question is about this:\n\n${objective}`;
}
