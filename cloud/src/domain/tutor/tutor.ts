/** Answers a student's ask: what is known at once, else from a model, else from the item's own rationale. */
import { AppError } from '@answly/shared/errors/app-error';
import type { TutorRequest } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { RateLimiter, RateRule, RateVerdict } from '#cloud/domain/limits/rate-limiter';
import { answerKey } from './answer-key.ts';
import type { Flight, Flights } from './flight.ts';
import { createFlights } from './flight.ts';
import { focusOf } from './focus.ts';
import type { GenerationParts, NewAnswer } from './generation.ts';
import { makeAnswer } from './generation.ts';
import { languageOf } from './language.ts';
import type { TutorModel } from './model.ts';
import type { Prompt } from './prompt.ts';
import { explainMessages } from './prompt.ts';
import type { PublishedItems } from './published-items.ts';
import { rationaleAnswer } from './rationale-answer.ts';
import type { RecordedAttempts } from './recorded-attempts.ts';
import { loadSubject, ownItemText } from './subject.ts';

export interface TutorParts extends GenerationParts {
  /** Undefined where no provider is set up. */
  model: TutorModel | undefined;
  prompt: Prompt;
  items: PublishedItems;
  attempts: RecordedAttempts;
  limits: {
    /** Every ask, known answers included: a large one. */
    asks: RateLimiter;
    /** Asks that start something new. */
    explanations: RateLimiter;
  };
  sha256Hex: (text: string) => string;
  /** Hears why an answer failed: the student is given the rationale, the operator the reason. */
  report: (failure: unknown) => void;
}

export type TutorReply =
  | { kind: 'whole'; source: 'cache' | 'rationale'; text: string }
  /** `fallback` is for a flight that fails before its first word. */
  | { kind: 'live'; flight: Flight; fallback: string }
  | { kind: 'limited'; rule: RateRule; verdict: RateVerdict };

export interface Tutor {
  /**
   * Order: allowance for asking → the student has answered the item → known answers → allowance for new
   * ones → a model.
   * @throws AppError attempt.required, item.unknown, request.invalid, request.too-large
   */
  ask(userId: string, asked: TutorRequest): Promise<TutorReply>;
}

export function createTutor(parts: TutorParts): Tutor {
  const flights = createFlights();
  return {
    ask: async (userId, asked) => {
      const verdict = await parts.limits.asks.take(userId);
      if (!verdict.allowed) return { kind: 'limited', rule: parts.limits.asks.rule, verdict };
      if (!(await parts.attempts.has(userId, asked.itemId))) {
        throw new AppError('attempt.required', {
          detail: 'The tutor explains a question once your answer to it has been synced.',
        });
      }
      const key = keyOf(parts, userId, asked);
      const known = parts.answers.peek(key) ?? (await parts.answers.find(key, asked.ownItem !== undefined));
      if (known !== undefined) return hit(parts, known);
      return fresh(parts, flights, { userId, asked, key });
    },
  };
}

function keyOf(parts: TutorParts, userId: string, asked: TutorRequest): string {
  const ownText = ownItemText(asked);
  return answerKey({
    promptVersion: parts.prompt.version,
    packId: asked.packId,
    itemId: asked.itemId,
    itemVersion: asked.itemVersion,
    mode: asked.mode,
    optionId: asked.optionId,
    languageCode: languageOf(asked.locale).code,
    own: ownText === undefined ? undefined : { userId, itemSha256: parts.sha256Hex(ownText) },
  });
}

function hit(parts: TutorParts, text: string): TutorReply {
  parts.counts.hits += 1;
  return { kind: 'whole', source: 'cache', text };
}

interface Ask {
  userId: string;
  asked: TutorRequest;
  key: string;
}

async function fresh(parts: TutorParts, flights: Flights, ask: Ask): Promise<TutorReply> {
  const { asked, userId, key } = ask;
  const item = await loadSubject(parts.items, asked);
  const focus = focusOf(item, asked.optionId);
  const fallback = rationaleAnswer(item, focus, 'unavailable');

  const joined = flights.find(key);
  if (joined !== undefined) return join(parts, joined, fallback);

  const { explanations } = parts.limits;
  const verdict = await explanations.take(userId);
  if (!verdict.allowed) return { kind: 'limited', rule: explanations.rule, verdict };
  const { model } = parts;
  if (model === undefined) {
    parts.counts.misses += 1;
    return { kind: 'whole', source: 'rationale', text: rationaleAnswer(item, focus, 'not-configured') };
  }
  // Others have been at it while we waited: from here to the start of the flight nothing waits.
  const meanwhile = parts.answers.peek(key);
  if (meanwhile !== undefined) return hit(parts, meanwhile);
  const underWay = flights.find(key);
  if (underWay !== undefined) return join(parts, underWay, fallback);

  parts.counts.misses += 1;
  const wanted = newAnswer(parts, ask, { model, item });
  const make = async (say: (text: string) => void): Promise<void> => {
    try {
      await makeAnswer(parts, wanted, say);
    } catch (failure) {
      parts.report(failure);
      throw failure;
    }
  };
  return { kind: 'live', flight: flights.start(key, make), fallback };
}

/** What a model is asked for, and under which name its answer is kept. */
function newAnswer(
  parts: TutorParts,
  { userId, asked, key }: Ask,
  { model, item }: { model: TutorModel; item: Item },
): NewAnswer {
  const focus = focusOf(item, asked.optionId);
  const language = languageOf(asked.locale);
  return {
    model,
    messages: explainMessages(parts.prompt, { item, focus, language: language.name }),
    own: asked.ownItem !== undefined,
    asker: { userId, requestId: asked.requestId },
    about: {
      key,
      packId: asked.packId,
      itemId: item.id,
      itemVersion: item.version,
      mode: asked.mode,
      optionId: focus.kind === 'option' ? focus.option.id : null,
      languageCode: language.code,
      promptVersion: parts.prompt.version,
    },
  };
}

function join(parts: TutorParts, flight: Flight, fallback: string): TutorReply {
  parts.counts.misses += 1;
  parts.counts.coalesced += 1;
  return { kind: 'live', flight, fallback };
}
