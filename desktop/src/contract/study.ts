/** Calls about studying: sessions, answers, results, what today looks like. */
import { limits } from '@answly/shared/limits';
import { certainty, missReason, studyMode } from '@answly/shared/model/attempt';
import { itemShape, option } from '@answly/shared/model/item';
import { response } from '@answly/shared/model/response';
import { z } from 'zod';
import { calls } from './call.ts';

const place = z.object({
  sessionId: z.uuid(),
  position: z
    .int()
    .min(0)
    .max(limits.sessionItemsMax - 1),
});

/** An item as it may be shown before it is answered: no key, no rationale. */
export const question = z.object({
  packId: z.uuid(),
  itemId: z.uuid(),
  itemVersion: z.int(),
  type: z.enum(['single', 'multiple', 'true-false', 'numeric']),
  locale: z.string(),
  stem: z.string(),
  stimulus: z.object({ title: z.string(), content: z.string() }).nullable(),
  /** In shown order; empty for numeric. */
  options: z.array(option.pick({ id: true, content: true })),
  unit: z.string().nullable(),
  pointsMilli: z.int(),
  topics: z.array(z.string()),
});
export type Question = z.infer<typeof question>;

/** What may be shown once the answer is committed. */
export const feedback = z.object({
  attemptId: z.uuid(),
  response: response.nullable(),
  scoreMilli: z.int(),
  maxMilli: z.int(),
  correctOptionIds: z.array(z.string()),
  /** For numeric: the value, tolerance and unit as a person reads them. */
  correctText: z.string().nullable(),
  rationales: z.record(z.string(), z.string()),
  explanation: z.string(),
  objective: z.string(),
  source: z.string(),
  certainty: certainty.nullable(),
  reason: missReason.nullable(),
});
export type Feedback = z.infer<typeof feedback>;

export const mapEntry = z.object({
  state: z.enum(['unseen', 'todo', 'answered', 'right', 'wrong', 'partial']),
  flagged: z.boolean(),
});

/** A session without its questions. */
export const sessionView = z.object({
  sessionId: z.uuid(),
  mode: studyMode,
  title: z.string(),
  startedAt: z.int(),
  /** Where the student is. */
  position: z.int(),
  entries: z.array(mapEntry),
  savedCount: z.int(),
  over: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;

/** One place of a session, ready to show. */
export const placeView = z.object({
  session: sessionView,
  position: z.int(),
  question,
  struck: z.array(z.string()),
  flagged: z.boolean(),
  feedback: feedback.nullable(),
});
export type PlaceView = z.infer<typeof placeView>;

/** Share right with an 80 % interval (Wilson), all in 0–1. */
const share = z.object({ value: z.number(), low: z.number(), high: z.number() });
export const topicResult = z.object({
  topic: z.string(),
  rightMilli: z.int(),
  maxMilli: z.int(),
  attempts: z.int(),
  share,
});
export type TopicResult = z.infer<typeof topicResult>;

export const sessionResult = z.object({
  session: sessionView,
  scoreMilli: z.int(),
  maxMilli: z.int(),
  answeredCount: z.int(),
  rightCount: z.int(),
  wrongPositions: z.array(z.int()),
  activeMs: z.int(),
  /** Weakest first. */
  topics: z.array(topicResult),
  sureAndWrongCount: z.int(),
});
export type SessionResult = z.infer<typeof sessionResult>;

export const today = z.object({
  attemptsToday: z.int(),
  rightToday: z.int(),
  minutesToday: z.number(),
  attemptsEver: z.int(),
  /** The last seven days, oldest first, today last; the student's own days. */
  week: z.array(z.object({ day: z.string(), attempts: z.int() })),
  streakDays: z.int(),
  unfinished: z.array(sessionView),
  newCount: z.int(),
  mistakeCount: z.int(),
  unnamedMistakeCount: z.int(),
  weakTopics: z.array(topicResult.extend({ packId: z.uuid(), packTitle: z.string() })),
});
export type Today = z.infer<typeof today>;

export const progress = z.object({
  attemptsEver: z.int(),
  rightEver: z.int(),
  days: z.array(z.object({ day: z.string(), attempts: z.int(), right: z.int() })),
  topics: z.array(topicResult.extend({ packId: z.uuid(), packTitle: z.string() })),
  certainty: z.array(z.object({ certainty, right: z.int(), wrong: z.int() })),
  reasons: z.array(z.object({ reason: missReason, count: z.int() })),
  sessions: z.array(
    z.object({
      sessionId: z.uuid(),
      title: z.string(),
      startedAt: z.int(),
      scoreMilli: z.int(),
      maxMilli: z.int(),
      over: z.boolean(),
    }),
  ),
});
export type Progress = z.infer<typeof progress>;

export const studyCalls = calls({
  'study.start': {
    input: z.object({
      packId: z.uuid().nullable(),
      topic: z.string().nullable(),
      /** `new`: not yet answered; `mistakes`: last answered wrongly; `mixed`: new first, then the rest. */
      choose: z.enum(['new', 'mistakes', 'mixed']),
      count: z.int().min(1).max(limits.sessionItemsMax),
    }),
    output: sessionView,
  },
  'study.place': { input: place, output: placeView },
  /** Moves to a place and records that it was seen. */
  'study.view': { input: place, output: placeView },
  /** Commits the answer, then gives the feedback. The same answer sent twice is answered once (idempotent by place). */
  'study.answer': {
    input: place.extend({
      response: response.nullable(),
      certainty: certainty.nullable(),
      durationMs: z
        .int()
        .min(0)
        .max(24 * 3_600_000),
    }),
    output: placeView,
  },
  'study.flag': { input: place.extend({ flagged: z.boolean() }), output: placeView },
  'study.strike': { input: place.extend({ optionId: z.string(), struck: z.boolean() }), output: placeView },
  'study.reason': { input: place.extend({ reason: missReason }), output: placeView },
  'study.submit': { input: z.object({ sessionId: z.uuid() }), output: sessionResult },
  'study.result': { input: z.object({ sessionId: z.uuid() }), output: sessionResult },
  /** One installed item with its key, as found by search. */
  'study.item': { input: z.object({ packId: z.uuid(), itemId: z.uuid() }), output: itemShape },
  'stats.today': { input: z.object({}), output: today },
  'stats.progress': { input: z.object({}), output: progress },
});
