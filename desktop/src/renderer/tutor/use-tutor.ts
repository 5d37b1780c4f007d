/** Asks the tutor about the question that is open, and gathers what it says. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { PlaceView } from '#desktop/contract/study';
import type { TutorAnswer, TutorAsk } from '#desktop/contract/tutor';
import { useClient } from '../bridge/client-context.ts';
import { callKey, useCoreQuery } from '../bridge/use-call.ts';
import { useCoreEvent } from '../bridge/use-core-event.ts';
import { sittingOf } from '../exam/sitting.ts';
import { fold, isRunning, newAnswer, type Aspect, type LiveAnswer, type LiveEvent } from './live-answer.ts';
import { optionToExplain } from './option-to-explain.ts';
import { isSame, keptTurns, nextHint, threadOf, turnsOf, type StoppedAnswer, type Turn } from './thread.ts';

export interface Tutor {
  /** What is being written, or was written since the question was opened. */
  live: LiveAnswer | null;
  /** Whether `live` is among `kept` by now. */
  liveIsKept: boolean;
  /** On this device, oldest first. */
  kept: TutorAnswer[];
  /** What is above it: what is kept, and what was stopped since the question was opened; oldest first. */
  turns: Turn[];
  running: boolean;
  /** Whether hints may be asked for here: in practice, before the answer. */
  hints: boolean;
  /** The level of the next hint; null after the last. */
  next: 1 | 2 | 3 | null;
  /** What the student is writing. */
  draft: string;
  write: (text: string) => void;
  hint: () => void;
  /** @param optionId the option to explain; unless told, the one that was wrongly chosen. */
  explain: (optionId?: string) => void;
  /** Says what the draft holds. */
  say: () => void;
  stop: () => void;
}

/** What a request needs beside its place. */
type About = TutorAsk extends infer A
  ? A extends TutorAsk
    ? Omit<A, 'requestId' | 'locale' | 'sessionId' | 'position'>
    : never
  : never;

export function useTutor(view: PlaceView): Tutor {
  const told = view.feedback !== null;
  const place = { sessionId: view.session.sessionId, position: view.position };
  const here = `${place.sessionId} ${place.position}`;
  const [drafted, setDraft] = useState({ place: here, text: '' });
  const draft = drafted.place === here ? drafted.text : '';
  const hints = !told && !view.closedByExam && !view.session.over && sittingOf(view.session) === null;
  const kept = useKept(view, hints || told);
  const { live, stopped, ask, stop } = useLive(view, (message) =>
    // What was not answered is not lost; what was begun meanwhile is not overwritten.
    setDraft((now) => (now.place === here && now.text !== '' ? now : { place: here, text: message })),
  );
  const running = live !== null && isRunning(live);
  const next = nextHint(kept);
  const message = draft.trim();

  return {
    live,
    liveIsKept: live !== null && kept.some((answer) => isSame(answer, live)),
    kept,
    turns: turnsOf(kept, stopped),
    running,
    hints,
    next,
    draft,
    write: (text) => setDraft({ place: here, text }),
    hint: () => {
      if (!running && !told && next !== null) ask({ mode: 'hint', hintLevel: next });
    },
    explain: (optionId) => {
      if (running || view.feedback === null) return;
      ask({ mode: 'explain', optionId: optionId ?? optionToExplain(view.feedback) });
    },
    say: () => {
      if (running || !told || message === '') return;
      setDraft({ place: here, text: '' });
      ask({ mode: 'chat', message, threadId: threadOf(kept) });
    },
    stop,
  };
}

function useKept(view: PlaceView, enabled: boolean): TutorAnswer[] {
  const place = { sessionId: view.session.sessionId, position: view.position };
  const { data, refetch } = useCoreQuery('tutor.kept', place, { enabled });
  const told = view.feedback !== null;
  useEffect(() => {
    // With the answer more of it may be shown.
    if (told) void refetch();
  }, [told, refetch]);
  return keptTurns(data ?? []);
}

/** @param giveBack gets what the student said in a chat, when it is not answered. */
function useLive(view: PlaceView, giveBack: (message: string) => void) {
  const client = useClient();
  const queries = useQueryClient();
  const place = { sessionId: view.session.sessionId, position: view.position };
  const here = `${place.sessionId} ${place.position}`;
  const [asked, setAsked] = useState<{ place: string; answer: LiveAnswer } | null>(null);
  const live = asked?.place === here ? asked.answer : null;
  const [ended, setEnded] = useState<{ place: string; answers: StoppedAnswer[] }>({
    place: here,
    answers: [],
  });
  const stopped = ended.place === here ? ended.answers : [];

  function take(event: LiveEvent): void {
    setAsked((before) => before && { ...before, answer: fold(before.answer, event) });
    const isEnd = event.type === 'failed' || event.type === 'stop';
    if (isEnd && live?.requestId === event.requestId && isRunning(live) && live.message !== null)
      giveBack(live.message);
    if (event.type === 'delta' || event.type === 'meta') return;
    void queries.invalidateQueries({ queryKey: callKey('tutor.allowance') });
    void queries.invalidateQueries({ queryKey: callKey('tutor.kept') });
  }

  useCoreEvent('tutor.meta', (data) => take({ type: 'meta', ...data }));
  useCoreEvent('tutor.delta', (data) => take({ type: 'delta', ...data }));
  useCoreEvent('tutor.failed', (data) => take({ type: 'failed', ...data }));
  useCoreEvent('tutor.done', (data) => take({ type: 'done', ...data }));

  function ask(about: About): void {
    const requestId = crypto.randomUUID();
    const answer = newAnswer(requestId, aspectOf(about));
    if (live !== null && leavesWords(live))
      setEnded({ place: here, answers: [...stopped, { ...live, at: Date.now() }] });
    setAsked({ place: here, answer });
    client
      .call('tutor.ask', { ...about, ...place, requestId, locale: view.question.locale })
      .catch((error: unknown) => {
        const problem = problemOf(error instanceof AppError ? error : new AppError('internal.error'));
        setAsked(
          (before) =>
            before && { ...before, answer: fold(before.answer, { type: 'failed', requestId, problem }) },
        );
        if (answer.message !== null) giveBack(answer.message);
      });
  }

  function stop(): void {
    if (live === null) return;
    take({ type: 'stop', requestId: live.requestId });
    // Whether it could still be stopped changes nothing here: no more of it is shown.
    client.call('tutor.cancel', { requestId: live.requestId }).catch(() => undefined);
  }

  return { live, stopped, ask, stop };
}

/** Whether an answer was stopped after either side had said something. */
function leavesWords({ status, text, message }: LiveAnswer): boolean {
  return status === 'stopped' && (text !== '' || message !== null);
}

function aspectOf(about: About): Aspect {
  return {
    mode: about.mode,
    hintLevel: about.mode === 'hint' ? about.hintLevel : null,
    optionId: about.mode === 'explain' ? about.optionId : null,
    message: about.mode === 'chat' ? about.message : null,
  };
}
