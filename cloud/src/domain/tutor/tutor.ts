/** Answers a student's ask: what is known at once, else from a model, else from the item's own notes. */
import { AppError } from '@answly/shared/errors/app-error';
import type { TutorRequest } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { RateLimiter, RateVerdict } from '#cloud/domain/limits/rate-limiter';
import { askLimits, type AdmissionParts, type Allowed, type Limited, type Started } from './admission.ts';
import type { Flight, Flights } from './flight.ts';
import type { FlightRole } from './flight/flying.ts';
import { prepareAnswer, takeOverAnswer, type GenerationParts, type NewAnswer } from './generation.ts';
import type { HitTally } from './hit-tally.ts';
import type { Plan } from './plan.ts';
import type { PlanParts } from './plan-name.ts';
import { planOf } from './plans.ts';
import { providerWait, type ProviderWait } from './provider-wait.ts';
import type { PublishedItems } from './published-items.ts';
import type { RecordedAttempts } from './recorded-attempts.ts';
import { loadSubject } from './subject.ts';

export interface TutorParts extends GenerationParts {
  plans: PlanParts;
  items: PublishedItems;
  attempts: RecordedAttempts;
  flights: Flights;
  hits: Pick<HitTally, 'count'>;
  /** Every ask, known answers included: a large allowance. */
  asks: RateLimiter;
  admission: AdmissionParts;
}

export type TutorReply =
  | { kind: 'whole'; source: 'cache' | 'rationale'; text: string; threadId?: string }
  /** `fallback` is for a flight that fails before its first word; `wait` is there where this ask began it. */
  | {
      kind: 'live';
      flight: Flight;
      fallback: () => string;
      threadId?: string;
      wait?: ProviderWait | undefined;
    }
  | Limited;

export interface Tutor {
  /**
   * Order: allowance for asking → the student has answered the item → known answers → so many at once and in a
   * while → the day's budget → a model.
   * @param standing rejects where the student’s session does not stand; nothing is said or begun before it is settled.
   * @throws AppError attempt.required, item.unknown, request.invalid, request.repeated, request.too-large,
   *   budget.exhausted, service.unavailable
   */
  ask(userId: string, asked: TutorRequest, standing?: Promise<void>): Promise<TutorReply>;
}

export function createTutor(parts: TutorParts): Tutor {
  return {
    ask: async (userId, asked, standing) => {
      // All that can be asked for at once is: each would else be waited for after the other.
      const looking = lookUp(parts, userId, asked);
      const attempting = asked.mode === 'hint' || parts.attempts.has(userId, asked.itemId);
      looking.catch(() => undefined);
      const [verdict, attempted] = await Promise.all([parts.asks.take(userId), attempting, standing]);
      if (!verdict.allowed) return limitedBy(parts, verdict);
      // It stays taken, whatever comes: an ask that is refused has cost as much as one that is answered.
      if (!attempted) {
        throw new AppError('attempt.required', {
          detail: 'The tutor explains a question once your answer to it has been synced.',
        });
      }
      const { item, plan, known, finding } = await looking;
      const wanted = { userId, asked, item, plan };
      return known === undefined ? unknown(parts, wanted, finding) : hit(parts, wanted, known);
    },
  };
}

interface Looked {
  item: Item;
  plan: Plan;
  /** In this process. */
  known: string | undefined;
  /** Wherever answers are kept. */
  finding: Promise<string | undefined>;
}

async function lookUp(parts: TutorParts, userId: string, asked: TutorRequest): Promise<Looked> {
  const item = await loadSubject(parts.items, asked);
  const plan = planOf(parts.plans, { userId, asked, item });
  if (plan.keeping === 'never') return { item, plan, known: undefined, finding: Promise.resolve(undefined) };
  const known = parts.answers.peek(plan.key);
  const finding =
    known === undefined ? parts.answers.find(plan.key, plan.keeping === 'own') : Promise.resolve(known);
  finding.catch(() => undefined);
  return { item, plan, known, finding };
}

function limitedBy(parts: TutorParts, verdict: RateVerdict): TutorReply {
  parts.tell({ kind: 'refused', by: 'asks' });
  return { kind: 'limited', by: 'asks', rule: parts.asks.rule, verdict };
}

function hit(parts: TutorParts, { userId, asked, plan }: Ask, text: string): TutorReply {
  parts.tell({ kind: 'asked', mode: plan.mode, outcome: 'hit' });
  const { packId, itemId, itemVersion } = asked;
  parts.hits.count({ userId, packId, itemId, itemVersion, mode: plan.mode });
  return { kind: 'whole', source: 'cache', text };
}

interface Ask {
  userId: string;
  asked: TutorRequest;
  item: Item;
  plan: Plan;
}

/** While it is looked for, the limits of new answers are asked: most of what this process does not know, nobody does. */
async function unknown(
  parts: TutorParts,
  ask: Ask,
  finding: Promise<string | undefined>,
): Promise<TutorReply> {
  const underWay = parts.flights.find(ask.plan.key) !== undefined;
  const asking = underWay ? undefined : askLimits(parts.admission, ask.userId);
  asking?.catch(() => undefined);
  const askNoMore = (): void => {
    if (asking !== undefined) parts.afterwards(asking.then(giveBack), notGivenBack);
  };
  const known = await finding.catch((failure: unknown) => {
    askNoMore();
    throw failure;
  });
  if (known !== undefined) {
    askNoMore();
    return hit(parts, ask, known);
  }
  const joined = underWay ? await join(parts, ask.plan) : undefined;
  return joined ?? fresh(parts, ask, await (asking ?? askLimits(parts.admission, ask.userId)));
}

const notGivenBack = 'What was taken of a student’s limits could not be given back';

async function giveBack(answer: Allowed | Limited): Promise<void> {
  if (answer.kind === 'allowed') await answer.giveBack();
}

async function fresh(parts: TutorParts, ask: Ask, answer: Allowed | Limited): Promise<TutorReply> {
  const { plan, item } = ask;
  if (answer.kind === 'limited') {
    parts.tell({ kind: 'refused', by: answer.by });
    return answer;
  }
  // Others have been at it while we waited.
  const meanwhile = parts.answers.peek(plan.key);
  if (meanwhile !== undefined) {
    await answer.giveBack();
    return hit(parts, ask, meanwhile);
  }
  const started = await answer.start();
  const models =
    plan.isUnasked === true ? [] : parts.models({ mode: plan.mode, item, afterFailedCheck: false });
  if (models.length === 0) {
    parts.tell({ kind: 'asked', mode: plan.mode, outcome: 'miss' });
    await started.leave();
    const why = plan.isUnasked === true ? 'unavailable' : 'not-configured';
    return { kind: 'whole', source: 'rationale', text: plan.without(why), ...threadOf(plan) };
  }
  return take(parts, { ...ask, models, wait: providerWait(parts.timers) }, started);
}

/** The flight that is under way in this process. Undefined for none, or one whose leader was refused: that was theirs. */
async function join(parts: TutorParts, plan: Plan): Promise<TutorReply | undefined> {
  const flight = parts.flights.find(plan.key);
  if (flight === undefined) return undefined;
  try {
    await flight.ready;
  } catch {
    return undefined;
  }
  return coalesced(parts, plan, flight);
}

/** Leaders that were refused before a student leads a flight of their own, whoever else asks for the same. */
const refusedLeadersMax = 3;

async function take(parts: TutorParts, wanted: NewAnswer, started: Started): Promise<TutorReply> {
  const { plan } = wanted;
  for (let tried = 1; ; tried++) {
    const leading = leadOnce(parts, wanted);
    const flight =
      tried < refusedLeadersMax
        ? parts.flights.start(plan.key, leading.prepare, {
            shared: plan.keeping === 'shared',
            abandonable: plan.keeping === 'never',
          })
        : parts.flights.start(`${plan.key}:${wanted.asked.requestId}`, leading.prepare, { shared: false });
    try {
      const role = await flight.ready;
      leading.tell(role);
      // Until its end, since whoever follows may have to take over. Its reader may leave; what was paid for is still
      // recorded and kept. What was followed was not started here: the allowance is as before.
      parts.afterwards(
        flight.over.then(role === 'followed' ? started.giveBack : started.leave),
        notGivenBack,
      );
      if (role === 'followed') return coalesced(parts, plan, flight);
    } catch (refusal) {
      // The refusal of another student's budget says nothing of this one's.
      if (!leading.asked()) continue;
      await started.giveBack();
      throw refusal;
    }
    parts.tell({ kind: 'asked', mode: plan.mode, outcome: 'miss' });
    return { ...live(plan, flight), wait: wanted.wait };
  }
}

/** Prepares for a turn as leader. Every turn but the first of all is a takeover, and each after our own first a new request. */
function leadOnce(parts: TutorParts, wanted: NewAnswer) {
  let role: FlightRole | undefined;
  let turns = 0;
  return {
    prepare: () => {
      turns += 1;
      if (turns === 1 && role !== 'followed') return prepareAnswer(parts, wanted);
      const asked = turns === 1 ? wanted.asked : { ...wanted.asked, requestId: parts.plans.newId() };
      return takeOverAnswer(parts, { ...wanted, asked });
    },
    tell: (told: FlightRole) => {
      role = told;
    },
    asked: () => turns > 0,
  };
}

function coalesced(parts: TutorParts, plan: Plan, flight: Flight): TutorReply {
  parts.tell({ kind: 'asked', mode: plan.mode, outcome: 'coalesced' });
  return live(plan, flight);
}

function live(plan: Plan, flight: Flight): Extract<TutorReply, { kind: 'live' }> {
  return { kind: 'live', flight, fallback: () => plan.without('unavailable'), ...threadOf(plan) };
}

function threadOf({ threadId }: Plan): { threadId?: string } {
  return threadId === undefined ? {} : { threadId };
}
