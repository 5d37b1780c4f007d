/** Routes of the tutor. */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { item } from '../model/item.ts';
import { response } from '../model/response.ts';
import { locale } from '../model/text.ts';
import { problem } from '../errors/problem.ts';
import { route } from './route.ts';

/** `hint` helps before an answer, `explain` and `chat` speak about one that was given. */
export const tutorMode = z.enum(['hint', 'explain', 'chat']);
export type TutorMode = z.infer<typeof tutorMode>;

/** How much a hint gives away: 1 the idea, 2 the way, 3 the last step before the answer. */
export const hintLevel = z.literal([1, 2, 3]);
export type HintLevel = z.infer<typeof hintLevel>;

/** As databases spell it: what is kept by it, or counted, has one name, and no letter of that is the client's choice. */
const id = z.uuid().toLowerCase();

const tutorAsk = z.object({
  /** Of the ask, not of the HTTP request: under one id nothing is paid for twice. The log calls it `askId`. */
  requestId: id,
  packId: id,
  itemId: id,
  itemVersion: z.int().min(1),
  mode: tutorMode,
  /** Of a hint. */
  hintLevel: hintLevel.optional(),
  /** The option to explain; absent for the item as a whole. */
  optionId: z.string().max(40).optional(),
  response: response.nullable(),
  locale,
  /** What the student says, in a chat. */
  message: z
    .string()
    .trim()
    .min(1)
    .max(limits.tutorMessageCharsMax)
    .refine((text) => !text.includes('\u0000'), 'must not hold a NUL, which Postgres does not keep')
    .optional(),
  /** The chat to go on with; absent for a new one. */
  threadId: id.optional(),
  /** The item itself, where it exists only on this device (an own import); then the answer is cached for this student alone. */
  ownItem: item.optional(),
});

/** The client sends no model, prompt or history; the server loads item, key and rationales itself. */
export const tutorRequest = tutorAsk
  .refine(({ mode, hintLevel: level }) => (mode === 'hint') === (level !== undefined), {
    path: ['hintLevel'],
    message: 'belongs to a hint, and only to a hint',
  })
  .refine(({ mode, message }) => (mode === 'chat') === (message !== undefined), {
    path: ['message'],
    message: 'belongs to a chat, and only to a chat',
  })
  .refine(({ mode, threadId }) => mode === 'chat' || threadId === undefined, {
    path: ['threadId'],
    message: 'belongs to a chat',
  });
export type TutorRequest = z.infer<typeof tutorRequest>;

/** Where an answer came from. `rationale` is what the author of the question wrote. */
export const tutorSource = z.enum(['cache', 'model', 'rationale']);
export type TutorSource = z.infer<typeof tutorSource>;

export const tutorEvent = z.discriminatedUnion('event', [
  /** Begins the answer; a second one begins it anew: what came before is not part of it. */
  z.object({
    event: z.literal('meta'),
    data: z.object({
      requestId: z.uuid(),
      source: tutorSource,
      /** Of a chat: what goes on with it. */
      threadId: z.uuid().optional(),
      /** Of a `rationale` that stands in for an answer: why the AI gave none. Absent where none was asked. */
      instead: problem.optional(),
    }),
  }),
  z.object({ event: z.literal('delta'), data: z.object({ text: z.string() }) }),
  z.object({ event: z.literal('done'), data: z.object({ finishReason: z.literal('stop') }) }),
  z.object({ event: z.literal('error'), data: problem }),
]);
export type TutorEvent = z.infer<typeof tutorEvent>;

export const askTutor = route({
  method: 'POST',
  path: '/v1/tutor',
  summary: 'Hint at an item, explain an answered one or talk about it, streamed',
  auth: true,
  body: tutorRequest,
  answer: { kind: 'events', status: 200, schema: tutorEvent },
  problems: [
    'attempt.required',
    'item.unknown',
    'rate.limited',
    'request.repeated',
    'budget.exhausted',
    'tutor.answers-under-way',
    'tutor.unavailable',
  ],
});

/** What is left of the day: shares, since money means nothing to a student. */
export const tutorAllowance = route({
  method: 'GET',
  path: '/v1/tutor/allowance',
  summary: 'How much of the day’s tutor is used',
  auth: true,
  answer: {
    kind: 'json',
    status: 200,
    schema: z.object({
      /** False where no AI is set up: then the tutor answers from the question’s own notes. */
      available: z.boolean(),
      /** 0–1. */
      usedShare: z.number().min(0).max(1),
      /** When the day ends, in milliseconds since 1970. */
      resetsAt: z.int(),
    }),
  },
  problems: [],
});

/** What a student finds wrong with an answer. */
export const ratingReason = z.enum(['wrong', 'unclear', 'gives-it-away', 'too-long', 'off-topic']);

export const rateTutor = route({
  method: 'POST',
  path: '/v1/tutor/ratings',
  summary: 'Say whether an answer helped',
  auth: true,
  /** A field that nobody knows is refused: no words of a student are taken here. */
  body: z.strictObject({
    requestId: id,
    packId: id,
    itemId: id,
    itemVersion: z.int().min(1),
    mode: tutorMode,
    /** Null takes back what was said of the answer before. */
    helped: z.boolean().nullable(),
    reason: ratingReason.optional(),
  }),
  answer: { kind: 'empty', status: 204 },
  problems: ['rate.limited'],
});

/** Items of published packs that ask about the same thing, the nearest first. */
export const similarItems = route({
  method: 'GET',
  path: '/v1/tutor/similar',
  summary: 'More questions like this one',
  auth: true,
  query: z.object({ packId: id, itemId: id, itemVersion: z.coerce.number().int().min(1) }),
  answer: {
    kind: 'json',
    status: 200,
    schema: z.object({
      items: z
        .array(z.object({ packId: z.uuid(), itemId: z.uuid(), itemVersion: z.int(), score: z.number() }))
        .max(limits.similarItemsMax),
    }),
  },
  problems: ['item.unknown', 'rate.limited'],
});

const cacheCounts = z.object({
  /** Answered from what was kept. */
  hits: z.int(),
  /** Not known: a model or the question's own notes had to answer. */
  misses: z.int(),
  /** Answers newly kept. */
  stored: z.int(),
  /** Misses that joined a call already under way. */
  coalesced: z.int(),
  /** Hits of all asks, 0–1; 0 before the first one. */
  hitRatio: z.number().min(0).max(1),
});
export type CacheCounts = z.infer<typeof cacheCounts>;

/** Of the replica that answers, since it started. */
export const tutorCacheStats = route({
  method: 'GET',
  path: '/api/tutor/cache/stats',
  summary: 'How often the tutor answered from its cache, in all and by mode',
  auth: true,
  answer: {
    kind: 'json',
    status: 200,
    schema: cacheCounts.extend({ byMode: z.record(tutorMode, cacheCounts) }),
  },
  problems: [],
});
