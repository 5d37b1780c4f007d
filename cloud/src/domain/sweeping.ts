/** Takes out daily what counts for nothing any more: by one replica, in steps that hold nobody up. */
import { limits } from '@answly/shared/limits';
import { startRounds, type RoundParts, type Rounds } from './rounds.ts';

export interface Sweep {
  /** The table. */
  name: string;
  /** Takes out `limits.sweptRowsMax` rows at most, and says how many. */
  step(): Promise<number>;
}

export interface SweepingParts extends Pick<RoundParts, 'timers'> {
  /** Whether this replica does the work of the day. */
  claim(): Promise<boolean>;
  sweeps: readonly Sweep[];
  /** Hears what was taken out, by table. */
  done(rows: Record<string, number>): void;
  /** Hears why a table was left, or why nothing could be claimed. */
  report(error: unknown, name?: string): void;
}

/** So often each replica looks whether the work of the day is done. */
const everyMs = 10 * 60_000;

export function startSweeping({ timers, claim, sweeps, done, report }: SweepingParts): Rounds {
  const stopping = new AbortController();

  async function takeOut({ name, step }: Sweep): Promise<number> {
    let rows = 0;
    try {
      while (!stopping.signal.aborted) {
        const taken = await step();
        rows += taken;
        if (taken < limits.sweptRowsMax) break;
      }
    } catch (error) {
      report(error, name);
    }
    return rows;
  }

  async function work(): Promise<void> {
    if (!(await claim())) return;
    const rows: Record<string, number> = {};
    for (const sweep of sweeps) rows[sweep.name] = await takeOut(sweep);
    done(rows);
  }

  const rounds = startRounds({ everyMs, timers, work, report: (error) => report(error) });
  return {
    stop: () => {
      stopping.abort();
      return rounds.stop();
    },
  };
}
