/** Keeps what is chosen in a timed session as it is chosen; in practice it keeps nothing. */
import { useEffect, useEffectEvent, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { ExamView } from '#desktop/contract/exam';
import type { PlaceView } from '#desktop/contract/study';
import { createAnswerKeeper, type Answer, type AnswerKeeper } from './answer-keeper.ts';
import { restOfTyping } from './rest-of-typing.ts';
import { sittingOf } from './sitting.ts';

interface Keeping {
  view: PlaceView;
  answer: Answer;
  send: (position: number, answer: Answer) => Promise<unknown>;
  /** Shows what another window has put in the place of the answer. */
  adopt: (standing: Answer | null) => void;
}

export function useKeptAnswers({ view, answer, send, adopt }: Keeping): AnswerKeeper {
  const [, changed] = useReducer((count: number) => count + 1, 0);
  const latest = useEffectEvent(send);
  const [keeper] = useState(() =>
    createAnswerKeeper({
      send: (position, wanted) => latest(position, wanted),
      changed,
      wait: { set: (act, ms) => setTimeout(act, ms), clear: (timer) => clearTimeout(timer as number) },
    }),
  );
  const { exam } = view.session;
  const told = useRef<{ exam: ExamView | null; at: number }>({ exam: null, at: 0 });
  useLayoutEffect(() => {
    told.current = { exam, at: performance.now() };
  }, [exam]);
  const want = useEffectEvent((position: number, wanted: Answer) => {
    const sitting = sittingOf(view.session);
    if (sitting?.phase !== 'section' || !sitting.open.includes(position)) return;
    const sinceMs = performance.now() - told.current.at;
    const restMs = restOfTyping({ type: view.question.type, exam: sitting, sinceMs });
    keeper.want(position, wanted, { saved: view.standing, restMs });
  });
  const said = JSON.stringify(answer);
  /** What was here before another window's answer took its place: it is not wanted again. */
  const replaced = useRef<string | null>(null);
  const standing = JSON.stringify(view.standing);
  const hear = useEffectEvent((position: number, text: string) => {
    const now = JSON.parse(text) as Answer | null;
    if (!keeper.told(position, now)) return;
    replaced.current = said;
    adopt(now);
  });
  useEffect(() => hear(view.position, standing), [view.position, standing]);
  useEffect(() => {
    const isReplaced = replaced.current === said;
    replaced.current = null;
    if (!isReplaced) want(view.position, JSON.parse(said) as Answer);
  }, [view.position, said]);

  const leaveField = useEffectEvent(() => keeper.flushTyped(view.position));
  // Leaving a place or the window leaves nothing behind, and leaving a field nothing but what was seen to fail there.
  useEffect(() => {
    const flush = () => void keeper.flush();
    // The way to the button that tries again would else do so by itself, and take the button away.
    const onFocusOut = () => leaveField();
    document.addEventListener('focusout', onFocusOut);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('focusout', onFocusOut);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [keeper]);
  return keeper;
}
