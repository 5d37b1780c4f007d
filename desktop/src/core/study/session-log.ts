/** Reads sessions as they stand now and writes what happens in them; the clock ends by itself what its time has ended. */
import { AppError } from '@answly/shared/errors/app-error';
import type { SessionEvent } from '@answly/shared/model/session';
import { factKinds } from '@answly/shared/sync/fact';
import type { ExamClock } from '#desktop/core/exam/exam-clock';
import { examStateOf, isTimed, type ExamState, type TimedSession } from '#desktop/core/exam/exam-state';
import { attemptsOf } from '#desktop/core/exam/hand-in';
import type { Ground } from '#desktop/core/ground';
import { isUnwritten } from '#desktop/core/storage/sqlite-problem';
import { loadSession, type Session } from './load-session.ts';

type Told<E> = E extends SessionEvent ? Omit<E, 'sessionId' | 'turn' | 'clock'> : never;
/** What happened, without what every event carries. */
export type SessionAct = Told<SessionEvent>;

/** A session that its first event is about to begin. */
export type NewSession = Pick<Session, 'id' | 'turn'>;

export interface SessionLog {
  /**
   * Ends what its time has ended before it reads, where that can be kept; not part of a transaction.
   * @throws AppError study.session-unknown
   */
  load(sessionId: string): Session;
  /**
   * Runs `work` on a session in one transaction, behind what its time has ended: that has one of its own, so neither is
   * kept in part nor undone with the other. Of a timed session both are urgent, and `work` may run again.
   * @throws AppError disk.full, disk.failed, item.unknown where either cannot be kept: nothing follows a time that is up
   */
  change(sessionId: string, work: (session: Session) => void): void;
  /**
   * Part of the caller's transaction. The session as it was read grows old by it.
   * @throws AppError exam.elsewhere
   */
  record(session: Session | NewSession, act: SessionAct): void;
  /** Ends a stage; ending the last hands in. In one transaction, which is urgent. */
  endStage(session: TimedSession, by: 'student' | 'time'): void;
  /** Ends a session that is not over, and scores what stands; the same twice is done once. */
  submit(sessionId: string): void;
  /** Milliseconds that the clock of the stage shows. */
  spentMs(state: ExamState): number;
  /** The name of the other device on which an exam runs; null where it may run here. */
  heldBy(sessionId: string): string | null;
}

/** What a view of a session needs beside the session. */
export type SessionNow = Pick<SessionLog, 'spentMs' | 'heldBy'>;

export interface SessionLogParts extends Pick<Ground, 'db' | 'reserve' | 'facts' | 'log'> {
  examClock: ExamClock;
  heldBy: SessionLog['heldBy'];
}

export function createSessionLog(parts: SessionLogParts): SessionLog {
  const { db, reserve, facts, log, examClock, heldBy } = parts;

  function record(session: Session | NewSession, act: SessionAct): void {
    if (heldBy(session.id) !== null) throw new AppError('exam.elsewhere');
    session.turn += 1;
    const body = { ...act, sessionId: session.id, turn: session.turn, ...clockNow(examClock, session) };
    facts.append({ kind: factKinds.sessionEvent, body });
  }

  function submitNow(session: Session): void {
    if (session.over) return;
    for (const body of isTimed(session) ? attemptsOf(db, session, { spentMs }) : [])
      facts.append({ kind: factKinds.attempt, body });
    record(session, { type: 'submitted' });
    examClock.forget(session.id);
  }

  function endStage(session: TimedSession, by: 'student' | 'time'): void {
    reserve.urgent(() => {
      record({ ...session }, { type: 'stage-ended', stage: examStateOf(session).stage, by });
      const after = loadSession(db, session.id) as TimedSession;
      const state = examStateOf(after);
      if (state.current === undefined) return submitNow(after);
      examClock.forget(session.id);
      examClock.run(state.stretch);
    });
  }

  const spentMs = (state: ExamState) => examClock.read(state.stretch);

  /** With all ended that its time has ended. */
  function upToDate(sessionId: string): Session {
    for (;;) {
      const session = loadSession(db, sessionId);
      if (!isTimeUp(session, parts)) return session;
      endStage(session, 'time');
    }
  }

  function load(sessionId: string): Session {
    try {
      return upToDate(sessionId);
    } catch (error) {
      // Reading works on a full disk and without the pack; it is ended when there is room, or the pack.
      const isForNow = isUnwritten(error) || (error instanceof AppError && error.code === 'item.unknown');
      if (!isForNow) throw error;
      log('an exam whose time is up was not ended', error);
      return loadSession(db, sessionId);
    }
  }

  function change(sessionId: string, work: (session: Session) => void): void {
    const write = isTimed(upToDate(sessionId)) ? reserve.urgent : db.transaction;
    write(() => work(loadSession(db, sessionId)));
  }

  return {
    load,
    change,
    record,
    endStage,
    submit: (sessionId) => change(sessionId, submitNow),
    spentMs,
    heldBy,
  };
}

type Clocks = Pick<SessionLogParts, 'examClock' | 'heldBy'>;

function isTimeUp(session: Session, { examClock, heldBy }: Clocks): session is TimedSession {
  // Where it runs on another device, that one ends it.
  if (!isTimed(session) || session.over || heldBy(session.id) !== null) return false;
  const { current, paused, stretch } = examStateOf(session);
  // Where all stages have ended, the hand-in of the device that ended them is on its way.
  if (current === undefined || paused || !examClock.isOurs(stretch)) return false;
  return examClock.read(stretch) >= (current.limitMs ?? Number.POSITIVE_INFINITY);
}

/** Nothing of a session without terms. */
function clockNow(examClock: ExamClock, session: Session | NewSession): Pick<SessionEvent, 'clock'> {
  if (!('marks' in session) || !isTimed(session)) return {};
  const { stage, stretch } = examStateOf(session);
  return { clock: { stage, ms: Math.round(examClock.read(stretch)) } };
}
