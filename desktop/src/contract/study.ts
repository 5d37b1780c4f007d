/** Calls about studying: sessions, answers, results, what today looks like. */
import { limits } from '@answly/shared/limits';
import { certainty, missReason, studyMode } from '@answly/shared/model/attempt';
import { highlight } from '@answly/shared/model/highlight';
import { itemShape, itemTypes, option } from '@answly/shared/model/item';
import { response } from '@answly/shared/model/response';
import { timeFactor } from '@answly/shared/model/session-terms';
import { z } from 'zod';
import { calls } from './call.ts';
import { examView } from './exam.ts';

const place = z.object({
  sessionId: z.uuid(),
  position: z
    .int()
    .min(0)
    .max(limits.sessionItemsMax - 1),
});

const shownOption = option.pick({ id: true, content: true });

/** An item as it may be shown before it is answered: no key, no rationale. */
export const question = z.object({
  packId: z.uuid(),
  itemId: z.uuid(),
  itemVersion: z.int(),
  type: z.enum(itemTypes),
  locale: z.string(),
  stem: z.string(),
  /** With the positions of the first and the last question that belong to it. */
  stimulus: z.object({ title: z.string(), content: z.string(), first: z.int(), last: z.int() }).nullable(),
  /** In shown order: choices, what is to be ordered, or what prompts are matched with; empty for other types. */
  options: z.array(shownOption),
  /** What options are matched with. */
  prompts: z.array(z.object({ id: z.string(), content: z.string() })),
  /** In the order of the stem, where each stands as `{{id}}`. */
  gaps: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['text', 'select', 'numeric']),
      options: z.array(shownOption),
      unit: z.string().nullable(),
    }),
  ),
  /** The other side of a flashcard, which the student turns over to grade the own recall; null for other types. */
  back: z.string().nullable(),
  unit: z.string().nullable(),
  pointsMilli: z.int(),
  topics: z.array(z.string()),
});
export type Question = z.infer<typeof question>;

/** What may be shown once the answer is committed. */
export const feedback = z.object({
  /** Null where an exam's place was left blank. */
  attemptId: z.uuid().nullable(),
  response: response.nullable(),
  scoreMilli: z.int(),
  maxMilli: z.int(),
  correctOptionIds: z.array(z.string()),
  /** The fully right response in the shape of a response; null where the student judges. */
  keyResponse: response.nullable(),
  /** Whether each part of the response is right: by option, prompt, gap or place. */
  parts: z.record(z.string(), z.boolean()),
  /** For numeric: the value, tolerance and unit as a person reads them. */
  correctText: z.string().nullable(),
  rationales: z.record(z.string(), z.string()),
  explanation: z.string(),
  objective: z.string(),
  source: z.string(),
  certainty: certainty.nullable(),
  /** The strongest hint seen before the answer; 0 without one. */
  hintLevel: z.int().min(0).max(3),
  reason: missReason.nullable(),
  /**
   * By the version of the question that is installed now, where that was corrected and judges this answer otherwise.
   * The score above stands beside it.
   */
  regraded: z
    .object({
      scoreMilli: z.int(),
      maxMilli: z.int(),
      change: z.enum(['better', 'worse']),
      keyResponse: response.nullable(),
    })
    .nullable(),
});
export type Feedback = z.infer<typeof feedback>;

export const mapEntry = z.object({
  /** `blank`: it has no answer, and that was marked. */
  state: z.enum(['unseen', 'todo', 'answered', 'right', 'wrong', 'partial', 'blank']),
  flagged: z.boolean(),
});

/** A session without its questions. */
export const sessionView = z.object({
  sessionId: z.uuid(),
  mode: studyMode,
  title: z.string(),
  /** Null where the title is none of an installed pack. */
  titleLocale: z.string().nullable(),
  startedAt: z.int(),
  /** Where the student is. */
  position: z.int(),
  entries: z.array(mapEntry),
  savedCount: z.int(),
  /** What the saved answers took. */
  activeMs: z.int(),
  over: z.boolean(),
  /** Places that cannot be told of now, since an exam that is not over asks the same question. */
  closedCount: z.int(),
  /** Null in practice. */
  exam: examView.nullable(),
});
export type SessionView = z.infer<typeof sessionView>;

/** One place of a session, ready to show. */
export const placeView = z.object({
  session: sessionView,
  position: z.int(),
  question,
  /** The one struck last comes last. */
  struck: z.array(z.string()),
  flagged: z.boolean(),
  highlights: z.array(highlight),
  /** What stands as the answer of a timed session, and may still be changed; null in practice and where there is none. */
  standing: z.object({ response: response.nullable(), certainty: certainty.nullable() }).nullable(),
  /** Milliseconds here so far, over all visits of a timed session; 0 in practice, whose time the window knows. */
  spentMs: z.int(),
  feedback: feedback.nullable(),
  /** In place of the feedback: it is due, but an exam that is not over asks the same question. */
  closedByExam: z.boolean(),
});
export type PlaceView = z.infer<typeof placeView>;

/** Share right with an 80 % interval (Wilson), all in 0–1. */
const share = z.object({ value: z.number(), low: z.number(), high: z.number() });
export const topicResult = z.object({
  topic: z.string(),
  /** Of the questions that bear it. */
  locale: z.string(),
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
  /** Weakest first. */
  topics: z.array(topicResult),
  sureAndWrongCount: z.int(),
  /** Answers that a hint helped with. */
  hintedCount: z.int(),
  /** Of an exam with a pass mark; null without one, and until it is over. */
  outcome: z
    .object({
      passed: z.boolean(),
      passMilli: z.int(),
      /** The score on the exam's own scale, in thousandths; null where marks are shown as they are. */
      scaledMilli: z.int().nullable(),
      sections: z.array(
        z.object({
          title: z.string(),
          scoreMilli: z.int(),
          maxMilli: z.int(),
          passed: z.boolean().nullable(),
          spentMs: z.int(),
        }),
      ),
    })
    .nullable(),
  /** What the marks are by corrected questions; null where no correction changes any. */
  regraded: z.object({ positions: z.array(z.int()), scoreMilli: z.int(), maxMilli: z.int() }).nullable(),
  /** Earlier sittings of the same exam, the newest first. */
  earlier: z.array(
    z.object({
      sessionId: z.uuid(),
      startedAt: z.int(),
      scoreMilli: z.int(),
      maxMilli: z.int(),
      passed: z.boolean().nullable(),
    }),
  ),
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
  /** Questions that practice can ask, which those of an exam that is not over are not; so are the two after it. */
  openCount: z.int(),
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
      mode: studyMode,
      title: z.string(),
      titleLocale: z.string().nullable(),
      startedAt: z.int(),
      scoreMilli: z.int(),
      maxMilli: z.int(),
      over: z.boolean(),
    }),
  ),
});
export type Progress = z.infer<typeof progress>;

const noteKey = z.object({ packId: z.uuid(), itemId: z.uuid() });

/** What a student wrote about an item. */
export const note = z.object({
  text: z.string(),
  /** Texts that another device's overwrote unseen, the newest first (SY10). */
  revisions: z.array(z.object({ text: z.string(), at: z.int() })),
});
export type Note = z.infer<typeof note>;

export const studyCalls = calls({
  'study.start': {
    input: z.object({
      packId: z.uuid().nullable(),
      /** Questions of any of these; none named is all. */
      topics: z.array(z.string()).max(limits.sessionTopicsMax).readonly(),
      /**
       * `new`: not yet answered; `mistakes`: last answered wrongly; `mixed`: new first, then the rest; `flagged`: flagged
       * in an earlier session; `weak`: of those of the topics that have the lowest share right.
       */
      choose: z.enum(['new', 'mistakes', 'mixed', 'flagged', 'weak']),
      count: z.int().min(1).max(limits.sessionItemsMax),
      /** A timed block of so many minutes, its feedback at the end; else feedback follows each question. */
      minutes: z.int().min(limits.blockMinutesMin).max(limits.blockMinutesMax).optional(),
      /** Of the minutes of a timed block; without one they are as they are said. */
      timeFactor: timeFactor.optional(),
      /** `cram` counts for no schedule. */
      cram: z.boolean().optional(),
    }),
    output: sessionView,
  },
  /** Practice of given items, those that are installed. @throws study.nothing-to-study */
  'study.practise': {
    input: z.object({
      items: z
        .array(z.object({ packId: z.uuid(), itemId: z.uuid() }))
        .min(1)
        .max(limits.similarItemsMax),
      title: z.string().max(200),
    }),
    output: sessionView,
  },
  /** The student is here: lets the clock of a timed session run that is not paused. */
  'study.open': { input: z.object({ sessionId: z.uuid() }), output: sessionView },
  'study.place': { input: place, output: placeView },
  /** Moves to a place and records that it was seen. */
  'study.view': { input: place, output: placeView },
  /**
   * Commits the answer, then gives the feedback. The same answer sent twice is answered once (idempotent by place). In a
   * timed session it gives no feedback, and may be changed until its section ends.
   * @throws study.time-up, study.place-closed, study.paused
   */
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
  'study.highlight': {
    input: place.extend({ highlights: z.array(highlight).max(100) }),
    output: placeView,
  },
  'study.reason': { input: place.extend({ reason: missReason }), output: placeView },
  'study.submit': { input: z.object({ sessionId: z.uuid() }), output: sessionResult },
  'study.result': { input: z.object({ sessionId: z.uuid() }), output: sessionResult },
  /** One installed item with its key, as found by search. */
  'study.item': { input: z.object({ packId: z.uuid(), itemId: z.uuid() }), output: itemShape },
  'note.get': { input: noteKey, output: note },
  /** Where in a session there are notes, in order. */
  'note.places': {
    input: z.object({ sessionId: z.uuid() }),
    output: z.object({ positions: z.array(z.int()) }),
  },
  /** Commits the student's words about an item; they reach the other devices too (SY10). */
  'note.set': {
    input: noteKey.extend({
      text: z.string().max(limits.noteCharsMax),
      /** What stood there when the student began: another text that came meanwhile is kept as a revision. */
      seen: z.string(),
    }),
    output: note,
  },
  /** From now on earlier answers count no more, of one pack or of all; they stay in the log (SY13). */
  'progress.reset': {
    input: z.object({ packId: z.uuid().nullable() }),
    output: z.object({ factId: z.uuid(), attemptCount: z.int() }),
  },
  /** Takes a reset back. */
  'progress.undoReset': { input: z.object({ factId: z.uuid() }), output: z.object({}) },
  'stats.today': { input: z.object({}), output: today },
  'stats.progress': { input: z.object({}), output: progress },
});
