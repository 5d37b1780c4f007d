/** Sessions with their clocks: puts the two together, and tells windows when a clock has ended something. */
import type { Ground } from '#desktop/core/ground';
import { createSessionLog, type SessionLog } from '#desktop/core/study/session-log';
import type { Timers } from '#desktop/core/timers';
import { createExamClock, type ExamClock } from './exam-clock.ts';
import { createExamLeases, type ExamLeases, type ExamLeasesParts } from './exam-leases.ts';
import { createTicks } from './ticks.ts';

export interface Sessions {
  log: SessionLog;
  clock: ExamClock;
  leases: ExamLeases;
  close(): void;
}

export interface SessionsParts extends Pick<
  Ground,
  'db' | 'reserve' | 'facts' | 'clock' | 'now' | 'emit' | 'log'
> {
  timers: Timers;
  leaseExam: ExamLeasesParts['ask'];
  /** Called after a commit that left something to send. */
  wrote: () => void;
}

export function createSessions(parts: SessionsParts): Sessions {
  const clock = createExamClock({ ...parts, ticks: createTicks(parts), ticked });
  const leases = createExamLeases({ ask: parts.leaseExam, timers: parts.timers, changed: leaseChanged });
  const log = createSessionLog({ ...parts, examClock: clock, heldBy: (id) => leases.heldBy(id) });

  /** Reading a session ends what its time has ended. */
  function ticked(sessionId: string): void {
    const before = parts.facts.factCount();
    if (log.load(sessionId).over) leases.letGo(sessionId);
    if (parts.facts.factCount() === before) return;
    parts.emit('study.changed', { sessionId });
    parts.wrote();
  }

  /** What runs elsewhere does not run here. */
  function leaseChanged(sessionId: string): void {
    if (leases.heldBy(sessionId) !== null) clock.halt(sessionId);
    parts.emit('study.changed', { sessionId });
  }

  return {
    log,
    clock,
    leases,
    close() {
      leases.close();
      clock.close();
    },
  };
}
