/** Everything of a session's table that has state: the acts, the ways, what stands beside the paper, and the keys. */
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import { usePart } from '../app/part.ts';
import { useBelow } from '../design/use-below.ts';
import { examRoom } from '../exam/exam-room.ts';
import { allows, sittingOf } from '../exam/sitting.ts';
import { useHeldMoves } from '../exam/use-held-moves.ts';
import { useHighlights } from '../exam/use-highlights.ts';
import { useSitting } from '../exam/use-sitting.ts';
import { useTutor } from '../tutor/use-tutor.ts';
import { choosableCount } from './answer-way.ts';
import type { KeyAction } from './key-plan.ts';
import { isMistaken } from './phase.ts';
import type { PlaceActs } from './use-place.ts';
import { useSessionActs, type SessionActs } from './use-session-acts.ts';
import { useSessionKeys } from './use-session-keys.ts';
import { useSessionMoves } from './use-session-moves.ts';
import { useSidePanel } from './use-side-panel.ts';

export function useSessionTable(view: PlaceView, calls: PlaceActs) {
  const { session, position } = view;
  const exam = sittingOf(session);
  const room = usePart(examRoom, exam !== null);
  const acts = useSessionActs(view, calls);
  const moves = useHeldMoves(useSessionMoves(session, position), view, acts);
  const tutor = useTutor(view);
  const narrow = useBelow(1200);
  const side = useSidePanel(`${session.sessionId} ${position}`, narrow);
  const sitting = useSitting(session.sessionId, acts.answers);
  const highlights = useHighlights(view, acts.markText);
  const [keysShown, showKeys] = useState(false);
  const [ending, setEnding] = useState(false);
  const [calculating, setCalculating] = useState(false);
  const [timeAsked, askTime] = useState(0);

  function explainNow(): void {
    if (view.feedback === null) return;
    side.show('tutor');
    tutor.explain();
  }

  /** Opens the drawer; where it is open, or has nothing to show yet, asks. An exam has no hints, and nothing opens. */
  function hintNow(): void {
    if (!tutor.hints) return;
    const asks = side.shown === 'tutor' || tutor.kept.length === 0;
    side.show('tutor');
    if (asks) tutor.hint();
  }

  /** On to the next place, or in an exam to the question whether to end. */
  function goOn(): void {
    if (exam !== null && moves.atEnd) askEnd();
    else moves.next();
  }

  function askEnd(): void {
    moves.toEnd(() => setEnding(true));
  }

  const table = {
    exam,
    room,
    moves,
    acts,
    tutor,
    explainNow,
    hintNow,
    narrow,
    side,
    sitting,
    highlights,
    keys: { shown: keysShown, show: showKeys },
    ending: { shown: ending, close: () => setEnding(false) },
    calculator: { shown: calculating && allows(session, 'calculator'), show: setCalculating },
    time: { asked: timeAsked, ask: () => askTime((count) => count + 1) },
    goOn,
    askEnd,
  };
  const striking = useSessionKeys(keyContext(view, acts), (action) => act(action, view, table));
  return { ...table, striking };
}

function keyContext(view: PlaceView, { phase, draft }: SessionActs) {
  const optionCount = choosableCount(view.question);
  return { phase, optionCount, grading: phase === 'answering' && draft.turned, missed: isMistaken(view) };
}

/** A flashcard that shows its front: answering turns it over. */
function isUnturned({ question }: PlaceView, { draft }: SessionActs): boolean {
  return question.type === 'flashcard' && !draft.turned;
}

export type SessionTableState = ReturnType<typeof useSessionTable>;

function act(action: KeyAction, view: PlaceView, table: Omit<SessionTableState, 'striking'>): void {
  const { acts, moves, side } = table;
  const optionId = 'index' in action ? view.question.options[action.index]?.id : undefined;
  if (action.do === 'choose' && optionId !== undefined) acts.choose(optionId);
  else if (action.do === 'strike' && optionId !== undefined) acts.strike(optionId);
  else if (action.do === 'grade') acts.grade(action.index + 1);
  else if (action.do === 'reason') acts.giveReason(action.index);
  else if (action.do === 'go') moves.step(action.step);
  else if (action.do === 'answer' && (table.exam === null || isUnturned(view, acts))) acts.answer();
  else if (action.do === 'answer' || action.do === 'next') table.goOn();
  else if (action.do === 'flag') acts.flag();
  else if (action.do === 'undo') acts.undo();
  else if (action.do === 'explain') table.explainNow();
  else if (action.do === 'hint') table.hintNow();
  else if (action.do === 'note' && allows(view.session, 'note')) side.show('note');
  else if (action.do === 'keys') table.keys.show(true);
  else if (action.do === 'close') side.close();
  else if (action.do === 'calculator') table.calculator.show(!table.calculator.shown);
  else if (action.do === 'highlight') table.highlights.mark();
  else if (action.do === 'time') table.time.ask();
}
