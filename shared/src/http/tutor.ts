/** Routes of the tutor (docs/architecture.md, tutor). */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { item } from '../model/item.ts';
import { response } from '../model/response.ts';
import { locale } from '../model/text.ts';
import { problem } from '../errors/problem.ts';
import { route } from './route.ts';

/** The client sends no model, prompt or history; the server loads item, key and rationales itself. */
export const tutorRequest = z.object({
  requestId: z.uuid(),
  packId: z.uuid(),
  itemId: z.uuid(),
  itemVersion: z.int().min(1),
  mode: z.literal('explain'),
  /** The option to explain; absent for the item as a whole. */
  optionId: z.string().max(40).optional(),
  response: response.nullable(),
  locale,
  /** The item itself, where it exists only on this device (an own import); then the answer is cached for this student alone. */
  ownItem: item.optional(),
});
export type TutorRequest = z.infer<typeof tutorRequest>;

/** Where an answer came from. `rationale` means that no AI was asked. */
export const tutorSource = z.enum(['cache', 'model', 'rationale']);
export type TutorSource = z.infer<typeof tutorSource>;

export const tutorEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('meta'), data: z.object({ requestId: z.uuid(), source: tutorSource }) }),
  z.object({ event: z.literal('delta'), data: z.object({ text: z.string() }) }),
  z.object({ event: z.literal('done'), data: z.object({ finishReason: z.literal('stop') }) }),
  z.object({ event: z.literal('error'), data: problem }),
]);
export type TutorEvent = z.infer<typeof tutorEvent>;

export const askTutor = route({
  method: 'POST',
  path: '/v1/tutor',
  summary: 'Explain an answered item, streamed',
  auth: true,
  body: tutorRequest.refine(
    (asked) => JSON.stringify(asked).length <= limits.factBodyBytesMax * 2,
    'is too large',
  ),
  answer: { kind: 'events', status: 200, schema: tutorEvent },
  problems: ['attempt.required', 'item.unknown', 'rate.limited', 'budget.exhausted', 'tutor.unavailable'],
});

export const tutorCacheStats = route({
  method: 'GET',
  path: '/api/tutor/cache/stats',
  summary: 'How often the tutor answered from its cache',
  auth: true,
  answer: {
    kind: 'json',
    status: 200,
    schema: z.object({
      hits: z.int(),
      misses: z.int(),
      stored: z.int(),
      coalesced: z.int(),
      hitRatio: z.number(),
    }),
  },
  problems: [],
});
