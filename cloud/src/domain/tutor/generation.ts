/** Makes one new answer: recorded before it is asked for, kept only when it is complete, settled however it ends. */
import { limits } from '@answly/shared/limits';
import type { Answers, StoredAnswer } from './answers.ts';
import type { Generated } from './generate.ts';
import { generate } from './generate.ts';
import type { TutorModel } from './model.ts';
import { ModelFailure } from './model.ts';
import type { Messages } from './prompt.ts';
import type { TutorCounts } from './stats.ts';
import type { ModelTimeouts, Timers } from './timers.ts';
import type { UsageLedger, UsageOpening, UsageSettlement } from './usage-ledger.ts';
import { estimatedUsage } from './usage-ledger.ts';

export interface GenerationParts {
  answers: Answers;
  ledger: UsageLedger;
  timers: Timers;
  timeouts: ModelTimeouts;
  random: () => number;
  counts: TutorCounts;
  /** Work that goes on after the last word was said; whoever stops the process waits for it. */
  afterwards(work: Promise<void>): void;
}

export interface NewAnswer {
  model: TutorModel;
  messages: Messages;
  about: Omit<StoredAnswer, 'text' | 'model'>;
  own: boolean;
  asker: Pick<UsageOpening, 'requestId' | 'userId'>;
}

/**
 * Says the answer piece by piece. When this resolves it is in this process's cache already.
 * @throws ModelFailure, or what the ledger threw: then no model was asked.
 */
export async function makeAnswer(
  parts: GenerationParts,
  wanted: NewAnswer,
  say: (text: string) => void,
): Promise<void> {
  const { model, messages, about } = wanted;
  const row = await parts.ledger.open(openingOf(wanted));
  const startedMs = parts.timers.now();
  const made: Generated = { text: '', usage: undefined, firstTokenMs: undefined };
  let outcome: UsageSettlement['outcome'] = 'crashed';
  try {
    const call = { ...messages, tokensMax: limits.tutorExplainTokensMax };
    const { timers, timeouts, random } = parts;
    await generate({ model, call, timers, timeouts, random, onText: say }, made);
    outcome = 'stop';
    parts.counts.stored += 1;
    parts.afterwards(parts.answers.keep({ ...about, model: model.name, text: made.text }, wanted.own));
  } catch (error) {
    if (error instanceof ModelFailure) outcome = error.kind;
    throw error;
  } finally {
    parts.afterwards(
      parts.ledger.settle(row, {
        outcome,
        usage: made.usage ?? estimatedUsage(messages.system + messages.user, made.text),
        countedBy: made.usage === undefined ? 'estimate' : 'provider',
        firstTokenMs: made.firstTokenMs === undefined ? null : Math.round(made.firstTokenMs),
        latencyMs: Math.round(parts.timers.now() - startedMs),
      }),
    );
  }
}

function openingOf({ about, asker, model }: NewAnswer): UsageOpening {
  return {
    ...asker,
    packId: about.packId,
    itemId: about.itemId,
    itemVersion: about.itemVersion,
    mode: about.mode,
    provider: model.provider,
    model: model.name,
  };
}
