/** Everything a student can do at a place of a session, and what became of it. */
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { missReasons, type Certainty } from '@answly/shared/model/self-judgement';
import type { AnswerKeeper, KeptAnswers, Unkept } from '../exam/answer-keeper.ts';
import { allows, sittingOf } from '../exam/sitting.ts';
import { useKeptAnswers } from '../exam/use-kept-answers.ts';
import type { Response } from '@answly/shared/model/response';
import { choose, draftOf, emptyDraft, responseOf, turnOver, type Draft } from './draft.ts';
import { phaseOf } from './phase.ts';
import { useAttention } from './use-attention.ts';
import { useDrafts } from './use-drafts.ts';
import type { PlaceActs } from './use-place.ts';
import { useUndo } from './use-undo.ts';

/** Acts on a place that is loaded. */
export function useSessionActs(view: PlaceView, calls: Omit<PlaceActs, 'place'>) {
  const { session, position, question } = view;
  const place = { sessionId: session.sessionId, position };
  const phase = phaseOf(view);
  const [draft, change] = useDrafts(view);
  const [blankAt, setBlankAt] = useState<number | null>(null);
  const sitting = sittingOf(session) !== null;
  // Calls outlive a change of place: what became of an answer there is not said, and blocks nothing, here.
  const saving = calls.answer.isPending && calls.answer.variables.position === position;
  const open = phase === 'answering' && (sitting || !saving);
  const undoing = useUndo(view, { draft, change, open, calls });
  const { changeAnswer, strike, markText } = undoing;
  const attention = useAttention(open ? position : null, calls.spentMs);
  const durationMs = (at: number) => Math.min(attention.elapsedMs(at), dayMs);
  const response = responseOf(draft, question.type);
  const keeper = useKeptAnswers({
    view,
    answer: { response, certainty: draft.certainty },
    send: (at, kept) =>
      calls.answer.mutateAsync({ ...place, ...kept, position: at, durationMs: durationMs(at) }),
    adopt: (standing) => {
      undoing.forget();
      change(() => standingDraft(standing));
    },
  });

  const edit = open ? changeAnswer : () => undefined;
  const choosing = useChoosing(view, { open, edit });

  function answer(): void {
    if (question.type === 'flashcard' && !draft.turned) edit(turnOver);
    else commit(response);
  }

  function commit(given: Response | null): void {
    if (!open) return;
    setBlankAt(given === null ? position : null);
    if (given === null) return;
    const { certainty } = draft;
    calls.answer.mutate({ ...place, response: given, certainty, durationMs: durationMs(position) });
  }

  return {
    phase,
    draft,
    attention,
    /** Answer was pressed with nothing chosen. */
    blank: blankAt === position && response === null,
    saving: saving || isKeeping(keeper, position),
    ...keptActs(keeper, view, change),
    ...choosing,
    trouble:
      keptTrouble(keeper, position) ?? callTrouble({ ...calls, ...undoing.again }, { sitting, position }),
    answer,
    edit,
    grade: (grade: number) => {
      edit((before) => ({ ...before, grade }));
      // In a timed session the draft is kept as it is.
      if (!sitting) commit({ type: 'flashcard', grade });
    },
    setCertainty: (certainty: Certainty) => changeAnswer((before) => ({ ...before, certainty })),
    canStrike: phase === 'answering' && allows(session, 'strike'),
    clear: () => changeAnswer(() => emptyDraft),
    strike,
    markText,
    /** A taking back that could not be kept is tried again before anything else is taken back. */
    undo: () => (undoing.isUndone && unkeptAt(keeper, position) ? void keeper.flush() : undoing.undo()),
    ...markActs(view, calls),
  };
}

interface Editing {
  /** Whether anything can be chosen now. */
  open: boolean;
  edit: (change: (draft: Draft) => Draft) => void;
}

function useChoosing({ position, question, struck }: PlaceView, { open, edit }: Editing) {
  const [refusedAt, setRefusedAt] = useState<{ position: number; optionId: string } | null>(null);
  const isRefused = refusedAt?.position === position && struck.includes(refusedAt.optionId);
  return {
    /** The option that was to be chosen and is struck out; null where none is. */
    refused: isRefused ? refusedAt.optionId : null,
    choose: (optionId: string) => {
      const isStruck = struck.includes(optionId);
      if (open) setRefusedAt(isStruck ? { position, optionId } : null);
      if (!isStruck) edit((before) => choose(before, question.type, optionId));
    },
  };
}

function markActs({ session, position, flagged }: PlaceView, calls: Pick<PlaceActs, 'flag' | 'reason'>) {
  const place = { sessionId: session.sessionId, position };
  return {
    flag: () => {
      if (allows(session, 'flag')) calls.flag.mutate({ ...place, flagged: !flagged });
    },
    giveReason: (index: number) => {
      const reason = missReasons[index];
      if (reason !== undefined) calls.reason.mutate({ ...place, reason });
    },
  };
}

export type SessionActs = ReturnType<typeof useSessionActs>;

const dayMs = 24 * 3_600_000;

export interface Attempted {
  error: Error | null;
  retry: () => void;
}

interface Repeatable {
  error: Error | null;
  variables: { position: number } | undefined;
  mutate: (input: never) => void;
}

type Change = ReturnType<typeof useDrafts>[1];

function standingDraft(standing: PlaceView['standing']): Draft {
  return standing === null ? emptyDraft : draftOf(standing.response, standing.certainty);
}

function keptActs(keeper: AnswerKeeper, { position, standing }: PlaceView, change: Change) {
  const answers: KeptAnswers = keeper;
  return {
    answers,
    /** Whether what is chosen in a timed session is kept. */
    keepState: keeper.stateOf(position, standing),
    /** Whether what is on the screen could not be kept, also while that is tried again. */
    unkept: unkeptAt(keeper, position) !== undefined,
    /** Gives up what could not be kept here: what is kept is shown again. */
    giveUp(): void {
      const kept = keeper.giveUp(position);
      change(() => standingDraft(kept));
    },
    /** Keeps what is not kept here. @returns whether nothing is left to keep. */
    async keep(): Promise<boolean> {
      await keeper.flush();
      return unkeptAt(keeper, position) === undefined;
    },
  };
}

function isKeeping(keeper: AnswerKeeper, position: number): boolean {
  const state = keeper.stateOf(position);
  return state === 'saving' || state === 'waiting';
}

/** An answer of a timed session that is still only on the screen. */
function unkeptAt(keeper: AnswerKeeper, position: number): Unkept | undefined {
  return keeper.unkept().find((each) => each.position === position);
}

function keptTrouble(keeper: AnswerKeeper, position: number): Attempted | null {
  const unkept = unkeptAt(keeper, position);
  return unkept === undefined ? null : { error: unkept.error, retry: () => void keeper.flush() };
}

/** In a timed session the keeper answers for answers. */
function callTrouble(
  calls: Record<'answer' | 'strike' | 'flag' | 'highlight' | 'reason' | 'view', Repeatable>,
  { sitting, position }: { sitting: boolean; position: number },
): Attempted | null {
  const others = [calls.strike, calls.flag, calls.highlight, calls.reason, calls.view];
  return troubleOf(sitting ? others : [calls.answer, ...others], position);
}

/** The first act at this place that failed, and the way to try just that again. */
function troubleOf(calls: readonly Repeatable[], position: number): Attempted | null {
  const failed = calls.find((call) => call.error !== null && call.variables?.position === position);
  if (failed === undefined) return null;
  return { error: failed.error, retry: () => failed.mutate(failed.variables as never) };
}
