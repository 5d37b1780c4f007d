/** Answers the calls about exams. */
import { AppError } from '@answly/shared/errors/app-error';
import { newId } from '@answly/shared/sync/new-id';
import type { CallInput, CallName, Handlers } from '#desktop/contract/calls';
import type { ExamView } from '#desktop/contract/exam';
import type { Ground } from '#desktop/core/ground';
import { loadSession } from '#desktop/core/study/load-session';
import { drawForBlueprint } from './draw-for-blueprint.ts';
import { examStateOf, isTimed, type TimedSession } from './exam-state.ts';
import { examViewOf } from './exam-view.ts';
import { createOffers } from './offers.ts';
import { createPool, type ReadPool } from './pool.ts';
import type { Sessions } from './sessions.ts';

type ExamHandlers = Pick<Handlers, Extract<CallName, `exam.${string}`>>;

export interface ExamsParts extends Pick<Ground, 'db' | 'clock' | 'random' | 'emit'> {
  sessions: Sessions;
  wrote: () => void;
}

export function createExams(parts: ExamsParts): ExamHandlers {
  const { db, sessions, wrote } = parts;
  const { log, clock, leases } = sessions;
  const readPool = createPool(db);
  const offers = createOffers(db, readPool);

  function timed(sessionId: string): TimedSession {
    const session = log.load(sessionId);
    if (!isTimed(session)) throw new AppError('exam.unknown');
    return session;
  }

  function viewOf(sessionId: string): ExamView {
    const session = timed(sessionId);
    const state = examStateOf(session);
    return examViewOf(session, state, log);
  }

  /** Runs `act` on a session that is not over, in one transaction. */
  function act(sessionId: string, work: (session: TimedSession) => void): ExamView {
    log.change(sessionId, (session) => {
      if (!isTimed(session)) throw new AppError('exam.unknown');
      if (!session.over) work(session);
    });
    wrote();
    const view = viewOf(sessionId);
    if (view.phase === 'over') leases.letGo(sessionId);
    parts.emit('study.changed', { sessionId });
    return view;
  }

  return {
    'exam.list': () => offers(parts.clock.wallMs()),
    'exam.start': (input) => {
      const sessionId = start(parts, input, readPool);
      // What it asks is closed from now on wherever it is on the screen.
      parts.emit('study.changed', { sessionId });
      return { sessionId };
    },
    'exam.pause': ({ sessionId }) =>
      act(sessionId, (session) => {
        if (session.terms.clockWhileClosed === 'runs') throw new AppError('exam.clock-runs');
        if (examStateOf(session).paused) return;
        log.record(session, { type: 'paused' });
        clock.halt(sessionId);
        leases.letGo(sessionId);
      }),
    'exam.resume': ({ sessionId }) =>
      act(sessionId, (session) => {
        if (examStateOf(session).paused) log.record(session, { type: 'resumed' });
        clock.run(examStateOf(session).stretch);
        leases.hold(sessionId);
      }),
    'exam.takeOver': async ({ sessionId }) => {
      await leases.takeOver(sessionId);
      return viewOf(sessionId);
    },
    'exam.endStage': ({ sessionId, stage }) =>
      act(sessionId, (session) => {
        const state = examStateOf(session);
        if (state.paused) throw new AppError('study.paused');
        if (state.stage === stage) log.endStage(session, 'student');
      }),
  };
}

function start(
  { db, random, sessions, wrote, clock }: ExamsParts,
  input: CallInput<'exam.start'>,
  readPool: ReadPool,
): string {
  const seed = input.seed ?? Buffer.from(random.bytes(12)).toString('hex');
  const drawn = drawForBlueprint(db, { ...input, seed, nowMs: clock.wallMs(), readPool });
  const id = newId(clock.wallMs(), random.bytes(16));
  db.transaction(() => {
    sessions.log.record({ id, turn: -1 }, { type: 'started', mode: 'mock', ...drawn });
    const session = loadSession(db, id);
    if (isTimed(session)) sessions.clock.run(examStateOf(session).stretch);
  });
  wrote();
  return id;
}
