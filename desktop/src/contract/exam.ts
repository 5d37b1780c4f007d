/** Calls about exams: what can be sat, and the clock and the stages of one that runs. */
import { blueprint } from '@answly/shared/model/blueprint';
import { examTool, navigation, timeFactor } from '@answly/shared/model/session-terms';
import { z } from 'zod';
import { calls } from './call.ts';

/** Marks to reach, in milli-points; null where nothing is passed or failed. */
const passMark = z.int().nullable();

/** A timed session as it stands; counted down by the window between two answers of the core. */
export const examView = z.object({
  sections: z.array(
    z.object({
      title: z.string(),
      /** Position of its first question. */
      first: z.int(),
      count: z.int(),
      timeLimitMs: z.int().nullable(),
      passMilli: passMark,
      navigation,
      tools: z.array(examTool),
    }),
  ),
  /** Index of the section that is open, or that the break follows. */
  section: z.int(),
  /** Counts sections and breaks; named when one is ended. */
  stage: z.int(),
  phase: z.enum(['section', 'break', 'paused', 'over']),
  /** Milliseconds of the stage so far, and until its end; null without a limit. */
  spentMs: z.int(),
  leftMs: z.int().nullable(),
  /** Positions that may be gone to now. */
  open: z.array(z.int()),
  canPause: z.boolean(),
  /** Null for a timed block of the student's own. */
  blueprintId: z.uuid().nullable(),
  timeFactor,
  /** How sure the student is weighs the marks. */
  certaintyMarking: z.boolean(),
  /** In all; sections may ask for more on their own. */
  passMilli: passMark,
  /** A wrong answer can cost marks; a blank never does. */
  wrongCosts: z.boolean(),
  /** The name of the student's other device on which it runs; null where it may run here (SY11). */
  heldBy: z.string().nullable(),
});
export type ExamView = z.infer<typeof examView>;

/** An exam that a pack offers. */
export const examOffer = z.object({
  packId: z.uuid(),
  packTitle: z.string(),
  /** Of the pack, and of all titles here. */
  locale: z.string(),
  blueprintId: z.uuid(),
  title: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      count: z.int(),
      timeLimitMs: z.int().nullable(),
      passMilli: passMark,
      breakAfterMs: z.int(),
      navigation,
      tools: z.array(examTool),
    }),
  ),
  questionCount: z.int(),
  passMilli: z.int(),
  /** Of all sections; null where one has no limit. */
  timeLimitMs: z.int().nullable(),
  clockWhileClosed: blueprint.shape.clockWhileClosed,
  certaintyMarking: z.boolean(),
  wrongCosts: z.boolean(),
  /** Why it cannot be drawn now, a sentence each; empty when it can. */
  shortages: z.array(z.string()),
  /** The last few sittings, the newest first. */
  earlier: z.array(
    z.object({
      sessionId: z.uuid(),
      startedAt: z.int(),
      over: z.boolean(),
      scoreMilli: z.int(),
      maxMilli: z.int(),
      passed: z.boolean().nullable(),
    }),
  ),
});
export type ExamOffer = z.infer<typeof examOffer>;

const running = z.object({ sessionId: z.uuid() });

export const examCalls = calls({
  'exam.list': { input: z.object({}), output: z.array(examOffer) },
  /** Draws the form and freezes it. @throws exam.unknown, exam.pool-short */
  'exam.start': {
    input: z.object({
      packId: z.uuid(),
      blueprintId: z.uuid(),
      timeFactor,
      /** The same seed and packs draw the same questions; unless given, a new one. */
      seed: z.string().min(1).max(100).optional(),
    }),
    output: z.object({ sessionId: z.uuid() }),
  },
  /** Stops the clock and covers the questions. @throws exam.clock-runs */
  'exam.pause': { input: running, output: examView },
  'exam.resume': { input: running, output: examView },
  /**
   * Lets an exam that runs on another device run here: only the server can tell both.
   * @throws session.required; `network.*` where the server gives no answer
   */
  'exam.takeOver': { input: running, output: examView },
  /** Ends a section or a break; ending the last section hands in. The same twice is done once. */
  'exam.endStage': { input: running.extend({ stage: z.int().min(0) }), output: examView },
});
