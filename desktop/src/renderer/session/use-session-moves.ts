/** Ways through a session: to a place, to the next one, to the result, out. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SessionView } from '#desktop/contract/study';
import { useCoreMutation } from '../bridge/use-call.ts';
import { nextToAnswer, nextToRead } from './next-place.ts';

/** @param session undefined while it is loading: then nothing moves. */
export function useSessionMoves(session: SessionView | undefined, position: number) {
  const navigate = useNavigate();
  const { only } = useSearch({ from: '/session/$sessionId' });
  const submit = useCoreMutation('study.submit', {
    repeatable: true,
    onSuccess: (result) => showResult(result.session.sessionId),
  });

  function showResult(sessionId: string): void {
    void navigate({ to: '/result/$sessionId', params: { sessionId } });
  }

  function goTo(place: number): void {
    if (session === undefined) return;
    void navigate({
      to: '/session/$sessionId',
      params: { sessionId: session.sessionId },
      search: { at: place + 1, ...(only === undefined ? {} : { only }) },
    });
  }

  return {
    goTo,
    /** One step by the map, also over answered questions. */
    step(by: 1 | -1): void {
      if (session === undefined) return;
      const place = nextToRead(session, position, { step: by, only: session.over ? only : undefined });
      if (place !== null) goTo(place);
    },
    /** On to what is still to do, or to the result when nothing is. */
    next(): void {
      if (session === undefined) return;
      const place = session.over
        ? nextToRead(session, position, { step: 1, only })
        : nextToAnswer(session, position);
      if (place !== null) goTo(place);
      else if (session.over) showResult(session.sessionId);
      else submit.mutate({ sessionId: session.sessionId });
    },
    leave(): void {
      if (session?.over === true) showResult(session.sessionId);
      else void navigate({ to: '/' });
    },
    /** Nothing is left to answer, or to read: the next step is the result. */
    atEnd:
      session !== undefined &&
      (session.over ? nextToRead(session, position, { step: 1, only }) : nextToAnswer(session, position)) ===
        null,
    submit,
  };
}

export type SessionMoves = ReturnType<typeof useSessionMoves>;
