/** Ways through a session: to a place, to the next one, to the result, out. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SessionView } from '#desktop/contract/study';
import { useCoreMutation } from '../bridge/use-call.ts';
import { nextOpen, sittingOf } from '../exam/sitting.ts';
import { nextToAnswer, nextToRead } from './next-place.ts';
import { wayTo } from './way-back.ts';

export function useSessionMoves(session: SessionView, position: number) {
  const navigate = useNavigate();
  const search = useSearch({ from: '/session/$sessionId' });
  const { only, back } = search;
  const submit = useCoreMutation('study.submit', {
    repeatable: true,
    onSuccess: (result) => showResult(result.session.sessionId),
  });

  function showResult(sessionId: string): void {
    void navigate({ to: '/result/$sessionId', params: { sessionId }, search: back ? { back } : {} });
  }

  function goTo(place: number): void {
    void navigate({
      to: '/session/$sessionId',
      params: { sessionId: session.sessionId },
      search: { ...search, at: place + 1 },
    });
  }

  const sitting = sittingOf(session);
  /** In an exam the next place that its rule leaves open, answered or not. */
  function after(step: 1 | -1): number | null {
    if (sitting !== null) return nextOpen(sitting.open, position, step);
    return nextToRead(session, position, { step, only: session.over ? only : undefined });
  }
  const ahead = session.over || sitting !== null ? after(1) : nextToAnswer(session, position);

  return {
    goTo,
    /** One step by the map, also over answered questions. */
    step(by: 1 | -1): void {
      const place = after(by);
      if (place !== null) goTo(place);
    },
    /** On to what is still to do, or to the result when nothing is; an exam is never handed in by it. */
    next(): void {
      if (ahead !== null) goTo(ahead);
      else if (sitting !== null) return;
      else if (session.over) showResult(session.sessionId);
      else submit.mutate({ sessionId: session.sessionId });
    },
    leave(): void {
      if (session.over) showResult(session.sessionId);
      else void navigate(back === undefined ? { to: '/' } : wayTo(back));
    },
    canGoBack: after(-1) !== null,
    /** Nothing is left to answer, or to read: the next step is the result, or the end of the section. */
    atEnd: ahead === null,
    submit,
  };
}

export type SessionMoves = ReturnType<typeof useSessionMoves>;
