/** What warming is likely to cost and what it costs at most, before any of it is paid. Nano-dollars. */
import { reservationOf } from '../bill.ts';
import type { GenerationParts, NewAnswer } from '../generation.ts';
import { modelsAgain } from '../generation.ts';
import { costNano } from '../money/cost.ts';

export interface Estimate {
  answers: number;
  expectedNano: number;
  /** As much as is held for them: every model that may be asked is asked, and says all it may. */
  mostNano: number;
}

/** Of prose in most languages; rather few, so that little is forgotten. */
const charsPerToken = 4;
/** Of the longest answer that is allowed; prompts ask for less. */
const answerShare = 0.6;

export async function estimateOf(
  parts: Pick<GenerationParts, 'models'>,
  answer: NewAnswer,
): Promise<Estimate> {
  const { plan, models } = answer;
  const messages = await plan.messages();
  const [first] = models;
  const expected = {
    tokensIn: Math.ceil((messages.system.length + messages.user.length) / charsPerToken),
    tokensOut: Math.ceil(plan.tokensMax * answerShare),
    tokensCached: 0,
  };
  return {
    answers: 1,
    expectedNano: first === undefined ? 0 : costNano(first.price, expected),
    mostNano: reservationOf([...models, ...modelsAgain(parts, answer)], messages, plan.tokensMax),
  };
}

/** By the model that is asked first, such as `openai/gpt-4o-mini`. */
export type Estimates = Map<string, Estimate>;

export function addEstimate(estimates: Estimates, { models }: NewAnswer, added: Estimate): void {
  const [first] = models;
  const name = first === undefined ? 'none' : `${first.model.provider}/${first.model.name}`;
  estimates.set(name, sumOf([estimates.get(name) ?? sumOf([]), added]));
}

export function sumOf(estimates: Iterable<Estimate>): Estimate {
  const sum = { answers: 0, expectedNano: 0, mostNano: 0 };
  for (const { answers, expectedNano, mostNano } of estimates) {
    sum.answers += answers;
    sum.expectedNano += expectedNano;
    sum.mostNano += mostNano;
  }
  return sum;
}
