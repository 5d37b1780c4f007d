/** Everything a student can do at a place of a session, and what became of it. */
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import type { Certainty } from '@answly/shared/model/attempt';
import { missReason } from '@answly/shared/model/attempt';
import { choose, responseOf, unchoose } from './draft.ts';
import { phaseOf } from './phase.ts';
import { useAttention } from './use-attention.ts';
import { useDrafts } from './use-drafts.ts';
import type { PlaceActs } from './use-place.ts';
import type { SessionMoves } from './use-session-moves.ts';

/** Acts on a place that is loaded. */
export function useSessionActs(view: PlaceView, calls: Omit<PlaceActs, 'place'>, moves: SessionMoves) {
  const { session, position, question } = view;
  const place = { sessionId: session.sessionId, position };
  const phase = phaseOf(view);
  const attention = useAttention(`${session.sessionId} ${position}`);
  const [draft, change] = useDrafts(view);
  const [blankAt, setBlankAt] = useState<number | null>(null);
  const open = phase === 'answering' && !calls.answer.isPending;

  function answer(): void {
    if (!open) return;
    const response = responseOf(draft, question.type);
    setBlankAt(response === null ? position : null);
    if (response === null) return;
    calls.answer.mutate({
      ...place,
      response,
      certainty: draft.certainty,
      durationMs: Math.min(attention.elapsedMs(), dayMs),
    });
  }

  function strike(optionId: string): void {
    if (!open) return;
    const struck = !view.struck.includes(optionId);
    if (struck) change((before) => unchoose(before, optionId));
    calls.strike.mutate({ ...place, optionId, struck });
  }

  return {
    phase,
    draft,
    attention,
    /** Answer was pressed with nothing chosen. */
    blank: blankAt === position && responseOf(draft, question.type) === null,
    saving: calls.answer.isPending,
    trouble: troubleOf([calls.answer, calls.strike, calls.flag, calls.reason]),
    answer,
    choose: (optionId: string) => {
      if (open && !view.struck.includes(optionId))
        change((before) => choose(before, question.type, optionId));
    },
    type: (text: string) => change((before) => ({ ...before, text })),
    setCertainty: (certainty: Certainty) => change((before) => ({ ...before, certainty })),
    strike,
    undoStrike: () => {
      const last = view.struck.at(-1);
      if (last !== undefined) strike(last);
    },
    flag: () => {
      if (!session.over) calls.flag.mutate({ ...place, flagged: !view.flagged });
    },
    giveReason: (index: number) => {
      const reason = missReason.options[index];
      if (reason !== undefined) calls.reason.mutate({ ...place, reason });
    },
    next: moves.next,
  };
}

export type SessionActs = ReturnType<typeof useSessionActs>;

const dayMs = 24 * 3_600_000;

interface Attempted {
  error: Error | null;
  retry: () => void;
}

interface Repeatable {
  error: Error | null;
  variables: unknown;
  mutate: (input: never) => void;
}

/** The first act that failed, and the way to try just that again. */
function troubleOf(calls: readonly Repeatable[]): Attempted | null {
  const failed = calls.find((call) => call.error !== null);
  if (failed === undefined) return null;
  return { error: failed.error, retry: () => failed.mutate(failed.variables as never) };
}
