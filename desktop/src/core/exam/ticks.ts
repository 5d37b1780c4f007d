/** How far the clock of a running stage was a moment ago, kept on this device for after a crash. */
import type { SinceBoot } from '#desktop/core/clock';
import type { Ground } from '#desktop/core/ground';

export interface Tick {
  stage: number;
  /** Milliseconds of the stage that had gone. */
  clockMs: number;
  since: SinceBoot;
  wallMs: number;
}

export interface Ticks {
  find(sessionId: string): Tick | undefined;
  /** Part of the caller's transaction, where there is one. */
  save(sessionId: string, tick: Tick): void;
  forget(sessionId: string): void;
}

interface TickRow {
  stage: number;
  clockMs: number;
  boot: string | null;
  bootMs: number;
  wallMs: number;
}

export function createTicks({ db, reserve }: Pick<Ground, 'db' | 'reserve'>): Ticks {
  const find = db.prepare<TickRow>(
    `SELECT stage, clock_ms AS clockMs, boot, boot_ms AS bootMs, wall_ms AS wallMs FROM exam_tick
     WHERE session_id = ?`,
  );
  const save = db.prepare(
    `INSERT OR REPLACE INTO exam_tick (session_id, stage, clock_ms, boot, boot_ms, wall_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const forget = db.prepare('DELETE FROM exam_tick WHERE session_id = ?');
  return {
    find(sessionId) {
      const row = find.get(sessionId);
      return row && { ...row, since: { boot: row.boot, ms: row.bootMs } };
    },
    save: (sessionId, { stage, clockMs, since, wallMs }) =>
      reserve.urgent(
        () => void save.run(sessionId, stage, Math.round(clockMs), since.boot, since.ms, Math.round(wallMs)),
      ),
    forget: (sessionId) => void forget.run(sessionId),
  };
}

/** Milliseconds since a tick, also where Answly or the computer was off meanwhile. */
export function sinceTick(tick: Tick, now: { since: SinceBoot; wallMs: number }): number {
  const namesDiffer = tick.since.boot !== now.since.boot;
  // Where boots have no name, a longer uptime is taken for the same one: the most that a student can gain by it is the
  // time that the computer was off.
  const isSameBoot = !namesDiffer && now.since.ms >= tick.since.ms;
  const passed = isSameBoot ? now.since.ms - tick.since.ms : now.wallMs - tick.wallMs;
  return Math.max(0, passed);
}
