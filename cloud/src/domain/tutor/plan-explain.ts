/** An explanation: of one option, of a known mistake or of the item, the same for every student; of other words, one's own. */
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import type { Response } from '@answly/shared/model/response';
import { focusOf, type Focus } from './focus.ts';
import { listedMistake, mistakeClass } from './mistake-class.ts';
import { mistakeWords } from './mistake-words.ts';
import type { Plan, PlanAsk } from './plan.ts';
import { nameOf, type PlanParts } from './plan-name.ts';
import { explainMessages } from './prompt.ts';
import { rationaleAnswer } from './rationale-answer.ts';

export function planExplain(parts: PlanParts, ask: PlanAsk): Plan {
  const { item, asked } = ask;
  const focus = focusOf(item, asked.optionId);
  const typed = focus.kind === 'item' ? typedText(asked.response) : undefined;
  const mistake = typed === undefined ? undefined : classOf(item, asked.response);
  // Words that are no known mistake are the student's own: nobody else is given what is said of them.
  const isOwn = typed !== undefined && mistake === undefined;
  const prompt = parts.prompts.explain;
  const { name, language, keeping } = nameOf(parts, ask, {
    promptVersion: prompt.version,
    focus: focus.kind === 'option' ? `option=${focus.option.id}` : (mistake ?? 'item'),
    ...(isOwn ? { ownText: typed } : {}),
  });
  return {
    mode: 'explain',
    ...name,
    keeping,
    optionId: focus.kind === 'option' ? focus.option.id : null,
    hintLevel: null,
    tokensMax: limits.tutorExplainTokensMax,
    messages: async () =>
      explainMessages(prompt, {
        item,
        focus,
        language: language.name,
        ...(mistake === undefined ? {} : { mistake: mistakeWords(item, mistake) }),
        ...(isOwn ? { typed } : {}),
      }),
    without: (why) => rationaleAnswer(item, foreseen(item, mistake) ?? focus, why),
  };
}

function classOf(item: Item, response: Response | null): string | undefined {
  return response === null ? undefined : mistakeClass(item, response);
}

/** What a student typed; nothing of it where there was nothing to type or nothing was typed. */
function typedText(response: Response | null): string | undefined {
  if (response?.type !== 'numeric' && response?.type !== 'short-text') return undefined;
  const text = response.text.trim();
  return text === '' ? undefined : text;
}

/** What the author says of a mistake, where they foresaw it and said something. */
function foreseen(item: Item, mistake: string | undefined): Focus | undefined {
  const listed = mistake === undefined ? undefined : listedMistake(item, mistake);
  const said = listed?.rationale.trim() ?? '';
  return said === '' ? undefined : { kind: 'item', mistake: said };
}
