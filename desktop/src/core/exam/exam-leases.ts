/** Which of the student's devices a running exam belongs to (SY11). Offline nobody can tell, and the exam goes on here. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Lease } from '@answly/shared/sync/protocol';
import { limits } from '@answly/shared/limits';
import type { Timers } from '#desktop/core/timers';

/** Well before it runs out. */
const renewMs = limits.leaseMs / 3;

export interface ExamLeasesParts {
  /** Asks the server; null where nobody is signed in. @throws AppError where the server gives no answer */
  ask: (sessionId: string, takeOver: boolean) => Promise<Lease | null>;
  timers: Timers;
  /** The exam has come to this device or gone to another. */
  changed: (sessionId: string) => void;
}

export interface ExamLeases {
  /** Takes the lease and renews it until it is let go; without an answer the exam stays here. */
  hold(sessionId: string): void;
  /**
   * Takes it from the device that has it.
   * @throws AppError session.required, or why the server gave no answer: then it stays where it is
   */
  takeOver(sessionId: string): Promise<void>;
  /** The name of the device that has it; null where that is this one, or nobody knows. */
  heldBy(sessionId: string): string | null;
  letGo(sessionId: string): void;
  close(): void;
}

interface Held {
  by: string | null;
  timer: unknown;
  /** Counts questions to the server: an answer to an older one says nothing. */
  asked: number;
}

export function createExamLeases({ ask, timers, changed }: ExamLeasesParts): ExamLeases {
  const held = new Map<string, Held>();

  async function renew(sessionId: string, takeOver: boolean): Promise<void> {
    const asked = (held.get(sessionId)?.asked ?? 0) + 1;
    const asking = held.get(sessionId);
    if (asking) asking.asked = asked;
    const answer = await ask(sessionId, takeOver).catch((error: Error) => error);
    const known = held.get(sessionId);
    // Let go or asked again meanwhile.
    if (known?.asked !== asked) return;
    const lease = answer instanceof Error ? null : answer;
    const by = lease === null ? known.by : lease.held ? null : lease.deviceName;
    timers.clear(known.timer);
    held.set(sessionId, { by, asked, timer: timers.set(() => void renew(sessionId, false), renewMs) });
    if (by !== known.by) changed(sessionId);
    if (takeOver && by !== null) throw answer instanceof Error ? answer : new AppError('session.required');
  }

  function letGo(sessionId: string): void {
    timers.clear(held.get(sessionId)?.timer);
    held.delete(sessionId);
  }

  return {
    hold(sessionId) {
      if (held.has(sessionId)) return;
      held.set(sessionId, { by: null, asked: 0, timer: undefined });
      void renew(sessionId, false);
    },
    takeOver: async (sessionId) => renew(sessionId, true),
    heldBy: (sessionId) => held.get(sessionId)?.by ?? null,
    letGo,
    close: () => [...held.keys()].forEach(letGo),
  };
}
