/** What the operator is told of an answer that was not given: which one, who was asked, and whether anything is to mend. */
import type { UsageMode } from './usage-ledger.ts';
import { failureFacts } from './failure-facts.ts';
import { ModelFailure } from './model.ts';

export interface FailedAnswer {
  /** By it the ask stands in `ai_usage`, and in the line of its HTTP request. */
  askId: string;
  mode: UsageMode;
  /** The model that was asked last, or would have been asked first. */
  provider: string;
  model: string;
}

export interface FailureLine {
  level: 'info' | 'warn';
  facts: object;
  sentence: string;
}

export function failureLine(failure: unknown, about: FailedAnswer): FailureLine {
  const kind = failure instanceof ModelFailure ? failure.kind : undefined;
  return {
    level: isNoFault(kind) ? 'info' : 'warn',
    facts: { ...about, ...failureFacts(failure) },
    sentence: sentenceOf(kind),
  };
}

function isNoFault(kind: string | undefined): boolean {
  return kind === 'abandoned' || kind === 'withheld';
}

function sentenceOf(kind: ModelFailure['kind'] | undefined): string {
  switch (kind) {
    case 'abandoned':
      return 'Nobody waits for the answer any more: its reader left, or another replica makes it';
    case 'withheld':
      return 'A hint was withheld, since it gave the answer away';
    case 'breaker-open':
      return 'No model was asked: those that are set up rest, since they mostly failed';
    case undefined:
      return 'The answer could not be made';
    default:
      return 'The model gave no complete answer';
  }
}
