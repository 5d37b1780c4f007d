/** Puts the daily sweep of the database together. */
import type { Logger } from 'pino';
import type { Rounds } from './domain/rounds.ts';
import { startSweeping } from './domain/sweeping.ts';
import { realTimers, type Timers } from './domain/timers.ts';
import type { Sql } from './storage/postgres/connect.ts';
import { claimSweep, postgresSweeps, type SweepTimes } from './storage/postgres/sweeps.ts';

export interface SweepingSurroundings extends SweepTimes {
  sql: Sql;
  log: Pick<Logger, 'info' | 'error'>;
  timers?: Timers;
}

export function sweepDaily({ sql, log, timers = realTimers, ...times }: SweepingSurroundings): Rounds {
  return startSweeping({
    timers,
    claim: () => claimSweep(sql),
    sweeps: postgresSweeps(sql, times),
    done: (rows) => log.info({ rows }, 'What counts for nothing any more was taken out'),
    report: (error, table) => log.error({ err: error, table }, 'Old rows could not be taken out'),
  });
}
