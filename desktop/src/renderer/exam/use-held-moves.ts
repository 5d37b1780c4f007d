/**
 * The ways on in an exam: from a question that closes behind the student none leaves an answer behind that is not kept,
 * and from no question one that cannot be read, before that was said.
 */
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { responseOf } from '../session/draft.ts';
import type { SessionActs } from '../session/use-session-acts.ts';
import type { SessionMoves } from '../session/use-session-moves.ts';
import { sectionOf, sittingOf } from './sitting.ts';
import { unreadWords } from './unread-number.ts';

interface Held {
  position: number;
  /** Where the student wanted to go. */
  go: () => void;
}

/** What the student goes on with as it is, by place. */
type Accepted = ReadonlyMap<number, string>;

export function useHeldMoves(moves: SessionMoves, view: PlaceView, acts: SessionActs) {
  const [held, hold] = useState<Held | null>(null);
  const [accepted, accept] = useState<Accepted>(new Map());
  const { position, session } = view;
  const exam = sittingOf(session);
  const closes = exam !== null && sectionOf(exam).navigation !== 'free';
  const given = exam === null ? null : responseOf(acts.draft, view.question.type);
  const unread = unreadWords(view.question, given);
  const answer = JSON.stringify(given);
  const mustSay = unread !== '' && accepted.get(position) !== answer;

  function leave(go: () => void): void {
    if (mustSay) hold({ position, go: () => void goKept(go) });
    else void goKept(go);
  }

  async function goKept(go: () => void): Promise<void> {
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

  function goOnUnread(go: () => void): void {
    accept(new Map(accepted).set(position, answer));
    go();
  }

  // Also while it is tried again, or the button would be gone before it is pressed; no longer once it is kept and read.
  const isHeld = held?.position === position && (mustSay || acts.unkept);
  if (held !== null && !isHeld) hold(null);

  return {
    ...moves,
    goTo: (place: number) => leave(() => moves.goTo(place)),
    step: (by: 1 | -1) => leave(() => moves.step(by)),
    next: () => leave(moves.next),
    /** To the question whether to end, which asks by itself about what is not kept. */
    toEnd: (go: () => void) => (mustSay ? hold({ position, go }) : go()),
    /** Null while nothing is held back for want of being kept. */
    goOnWithout: isHeld && acts.unkept && !mustSay ? () => void goOnWithout(held.go) : null,
    /** What holds the student back since it cannot be read; null where nothing does. */
    unread: isHeld && mustSay ? { title: unread, closes, goOn: () => goOnUnread(held.go) } : null,
  };
}

export type HeldMoves = ReturnType<typeof useHeldMoves>;
