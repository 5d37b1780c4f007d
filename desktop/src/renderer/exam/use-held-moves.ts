/** The ways on in an exam: from a question that closes behind the student none leaves an answer behind that is not kept. */
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import type { SessionActs } from '../session/use-session-acts.ts';
import type { SessionMoves } from '../session/use-session-moves.ts';
import { sectionOf, sittingOf } from './sitting.ts';

interface Held {
  position: number;
  /** Where the student wanted to go. */
  go: () => void;
}

export function useHeldMoves(moves: SessionMoves, view: PlaceView, acts: SessionActs) {
  const [held, hold] = useState<Held | null>(null);
  const { position, session } = view;
  const exam = sittingOf(session);
  const closes = exam !== null && sectionOf(exam).navigation !== 'free';

  async function leave(go: () => void): Promise<void> {
    hold(null);
    if (closes && !(await acts.keep())) hold({ position, go });
    else go();
  }

  /** Gives up the answer that could not be kept, unless it can be kept now, and goes on. */
  async function goOnWithout(go: () => void): Promise<void> {
    if (!(await acts.keep())) acts.giveUp();
    hold(null);
    go();
  }

  // Also while it is tried again, or the button would be gone before it is pressed; no longer once it is kept.
  const isHeld = held?.position === position && acts.unkept;
  if (held !== null && !isHeld) hold(null);

  return {
    ...moves,
    goTo: (place: number) => void leave(() => moves.goTo(place)),
    step: (by: 1 | -1) => void leave(() => moves.step(by)),
    next: () => void leave(moves.next),
    /** Null while nothing is held back. */
    goOnWithout: isHeld ? () => void goOnWithout(held.go) : null,
  };
}

export type HeldMoves = ReturnType<typeof useHeldMoves>;
