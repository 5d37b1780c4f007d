/** Makes one new answer: reserved and recorded before it is asked for, kept only when it is good, settled however it ends. */
import { AppError } from '@answly/shared/errors/app-error';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import type { Afterwards } from './afterwards.ts';
import type { Answers } from './answers.ts';
import { billOf, reservationOf, type PricedModel } from './bill.ts';
import type { Breakers } from './breaker.ts';
import type { FailedAnswer } from './failed-answer.ts';
import { generate, type Generated } from './generate.ts';
import type { Tell } from './happenings.ts';
import { ModelFailure } from './model.ts';
import { paymentRefusal } from './money/refusal.ts';
import type { Plan } from './plan.ts';
import type { ProviderWait } from './provider-wait.ts';
import type { Messages } from './prompt.ts';
import type { RoutedAsk } from './routing.ts';
import type { ModelTimeouts } from './model-timeouts.ts';
import type { Timers } from '#cloud/domain/timers';
import type { Opened, UsageLedger, UsageOpening, UsageRow, UsageSettlement } from './usage-ledger.ts';

export interface GenerationParts {
  answers: Answers;
  ledger: UsageLedger;
  /** Those to try, the first choice first; none where no provider is set up. */
  models: (ask: RoutedAsk) => readonly PricedModel[];
  breakers: Breakers;
  timers: Timers;
  timeouts: ModelTimeouts;
  random: () => number;
  /** Milliseconds since 1970. */
  now: () => number;
  tell: Tell;
  /** Hears why an answer failed: the student is given the item's notes, the operator the reason. */
  report: (failure: unknown, about: FailedAnswer) => void;
  afterwards: Afterwards;
}

export interface NewAnswer {
  userId: string;
  asked: TutorRequest;
  item: Item;
  plan: Plan;
  models: readonly PricedModel[];
  /** Told how long its provider is waited for, by whoever wants to know. */
  wait?: ProviderWait;
}

/** Says the answer piece by piece. When it resolves the answer is in this process's cache already. @throws ModelFailure */
export type Work = (say: (text: string) => void, signal: AbortSignal) => Promise<void>;

/**
 * Reserves what the answer may cost at most. Nothing is asked of a model before.
 * @throws AppError budget.exhausted, request.repeated, request.invalid, service.unavailable
 */
export async function prepareAnswer(parts: GenerationParts, wanted: NewAnswer): Promise<Work> {
  const { plan, asked, userId, models, item } = wanted;
  const messages = await plan.messages();
  const again = modelsAgain(parts, wanted);
  const reservedNano = reservationOf([...models, ...again], messages, plan.tokensMax);
  const { provider, name: model } = models[0]?.model ?? { provider: '', name: '' };
  const opened = await reserve(parts, {
    userId,
    requestId: asked.requestId,
    packId: asked.packId,
    itemId: item.id,
    itemVersion: item.version,
    mode: plan.mode,
    provider,
    model,
    reservedNano,
  });
  if (opened.kind !== 'opened') {
    if (opened.kind === 'exhausted') parts.tell({ kind: 'refused', by: 'budget' });
    throw paymentRefusal(opened, parts.now());
  }
  return (say, signal) => run(parts, { wanted, messages, row: opened.row, reservedNano, again, say, signal });
}

/** A text that must not be sent gets one more try; these are asked for it. */
export function modelsAgain(
  { models }: Pick<GenerationParts, 'models'>,
  { plan, item }: NewAnswer,
): readonly PricedModel[] {
  return plan.fault === undefined ? [] : models({ mode: plan.mode, item, afterFailedCheck: true });
}

/** @throws AppError service.unavailable where nothing can be recorded: then nothing is asked of a model */
async function reserve(parts: GenerationParts, opening: UsageOpening): Promise<Opened> {
  try {
    return await parts.ledger.open(opening);
  } catch (cause) {
    throw new AppError('service.unavailable', {
      cause,
      detail: 'The tutor cannot make new answers just now. What it has answered before is there.',
    });
  }
}

/** For whoever takes over from a leader that was lost: it may have kept the answer before. */
export async function takeOverAnswer(parts: GenerationParts, wanted: NewAnswer): Promise<Work> {
  const { key, keeping } = wanted.plan;
  const known = await parts.answers.find(key, keeping === 'own');
  if (known === undefined) return prepareAnswer(parts, wanted);
  return (say) => Promise.resolve(say(known));
}

interface Run {
  wanted: NewAnswer;
  messages: Messages;
  row: UsageRow;
  reservedNano: number;
  /** For the second try of a text that is checked. */
  again: readonly PricedModel[];
  say: (text: string) => void;
  signal: AbortSignal;
}

async function run(parts: GenerationParts, running: Run): Promise<void> {
  const { plan } = running.wanted;
  const startedMs = parts.timers.now();
  const made: Generated = { text: '', calls: [], firstTokenMs: undefined };
  let outcome: UsageSettlement['outcome'] = 'crashed';
  try {
    await (plan.fault === undefined ? speak(parts, running, made) : speakChecked(parts, running, made));
    outcome = 'stop';
    // One who is no longer the leader has an answer that another one makes anew.
    if (running.signal.aborted) return;
    keep(parts, running, made);
    await remember(parts, running, made);
  } catch (failure) {
    if (failure instanceof ModelFailure) outcome = failure.kind;
    parts.report(failure, failedAnswer(running, made));
    throw failure;
  } finally {
    settle(parts, running, { made, outcome, startedMs });
  }
}

function failedAnswer({ wanted }: Run, { calls }: Generated): FailedAnswer {
  const { asked, plan, models } = wanted;
  const first = models[0]?.model;
  const { provider, model } = calls.at(-1) ?? { provider: first?.provider ?? '', model: first?.name ?? '' };
  return { askId: asked.requestId, mode: plan.mode, provider, model };
}

async function speak(
  parts: GenerationParts,
  { wanted, messages, say, signal }: Run,
  made: Generated,
): Promise<void> {
  const models = wanted.models.map(({ model }) => model);
  const call = { ...messages, tokensMax: wanted.plan.tokensMax };
  const { breakers, timers, timeouts, random } = parts;
  const heard = wanted.wait?.begin() ?? (() => undefined);
  const sayOn = (text: string): void => {
    heard();
    say(text);
  };
  // What is checked waits for its provider to the end.
  const onText = wanted.plan.fault === undefined ? sayOn : say;
  try {
    await generate({ models, call, breakers, timers, timeouts, random, signal, onText }, made);
  } finally {
    heard();
  }
}

/**
 * Says a text when it is whole and nothing is wrong with it. To the student all of it is the first word: both tries
 * together have the time that any answer has for that.
 */
async function speakChecked(parts: GenerationParts, running: Run, made: Generated): Promise<void> {
  const { wanted, again, say } = running;
  const { mode, fault: faultIn } = wanted.plan;
  const { timers, timeouts } = parts;
  const untilMs = timers.now() + timeouts.firstWordMs;
  for (const models of [wanted.models, again]) {
    const tried: Generated = { text: '', firstTokenMs: undefined, calls: made.calls };
    const hurried = { ...parts, timeouts: { ...timeouts, totalMs: untilMs - timers.now() } };
    try {
      await speak(hurried, { ...running, wanted: { ...wanted, models }, say: checkable() }, tried);
    } finally {
      made.text = tried.text;
      made.firstTokenMs ??= tried.firstTokenMs;
    }
    const fault = faultIn?.(made.text);
    if (fault === undefined) return say(made.text);
    parts.tell({ kind: 'withheld', mode, fault });
  }
  throw new ModelFailure('withheld');
}

/** Hears a text that somebody has to look at whole: what has no end is left, since the look would take too long. */
function checkable(): (text: string) => void {
  let chars = 0;
  return (text) => {
    chars += text.length;
    if (chars > limits.tutorCheckedCharsMax) throw new ModelFailure('not-stopped');
  };
}

function keep(parts: GenerationParts, { wanted }: Run, made: Generated): void {
  const { plan, asked, item } = wanted;
  if (plan.keeping === 'never') return;
  parts.tell({ kind: 'stored', mode: plan.mode });
  const answer = {
    key: plan.key,
    packId: asked.packId,
    itemId: item.id,
    itemVersion: item.version,
    mode: plan.mode,
    hintLevel: plan.hintLevel,
    optionId: plan.optionId,
    languageCode: plan.languageCode,
    promptVersion: plan.promptVersion,
    model: made.calls.at(-1)?.model ?? '',
    text: made.text,
  };
  parts.afterwards(parts.answers.keep(answer, plan.keeping === 'own'), 'An answer could not be kept');
}

/** Whoever hears that the answer is done may go on at once: by then it is remembered. */
async function remember(parts: GenerationParts, { wanted }: Run, made: Generated): Promise<void> {
  const remembering = wanted.plan.heard?.(made.text);
  if (remembering === undefined) return;
  parts.afterwards(remembering, 'What was said in a chat could not be remembered');
  // The student has read the answer: that it could not be remembered is for the log.
  await remembering.catch(() => undefined);
}

function settle(
  parts: GenerationParts,
  { wanted, row, reservedNano, again }: Run,
  { made, outcome, startedMs }: { made: Generated; outcome: UsageSettlement['outcome']; startedMs: number },
): void {
  const { mode } = wanted.plan;
  const told = billOf([...wanted.models, ...again], made.calls);
  // Our own estimate is rather too large; more than what was held as the most it cannot have been.
  const mostNano = told.countedBy === 'estimate' ? reservedNano : told.costNano;
  const bill = { ...told, costNano: Math.min(told.costNano, mostNano) };
  const { usage, ...billed } = bill;
  if (made.firstTokenMs !== undefined) parts.tell({ kind: 'first-token', mode, ms: made.firstTokenMs });
  parts.tell({ kind: 'settled', mode, outcome, reservedNano, ...billed, ...usage });
  parts.afterwards(
    parts.ledger.settle(row, {
      ...bill,
      outcome,
      firstTokenMs: made.firstTokenMs === undefined ? null : Math.round(made.firstTokenMs),
      latencyMs: Math.round(parts.timers.now() - startedMs),
    }),
    'What an answer cost could not be recorded',
  );
}
