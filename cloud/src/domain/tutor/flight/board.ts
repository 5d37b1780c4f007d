/** Where replicas tell each other which answers are under way and what has been said: a lease and a log for each key. */
import { z } from 'zod';
import { problem } from '@answly/shared/errors/problem';

/** One line of a flight's log. `ready` comes first, and `end` or `failed` last. */
export const boardEntry = z.discriminatedUnion('kind', [
  /** The leader has been let in and asks for the answer. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('end') }),
  /** Without `ready` before it: a refusal. */
  z.object({ kind: z.literal('failed'), problem }),
]);
export type BoardEntry = z.infer<typeof boardEntry>;

/** One leader's turn at a key. Another turn has another fence and a log of its own. */
export interface Place {
  key: string;
  fence: string;
}

/** Of a place: its lease runs, has run out with no other leader since, or belongs to another one. */
export type Standing = 'held' | 'expired' | 'taken';

export interface Look {
  standing: Standing;
  /** In order; some of them where there are many. */
  entries: BoardEntry[];
}

/** Each of these rejects where the board cannot be reached; then what was asked may have happened or not. */
export interface FlightBoard {
  /** A lease that is not renewed runs out after this long. */
  readonly leaseMs: number;
  /** Takes the lease of `key`, or says who has it. A flight that ended well keeps its lease a moment longer. */
  claim(key: string): Promise<{ place: Place; led: boolean }>;
  /**
   * Renews the lease and writes entries after the first `from` ones of the log; those that are there
   * already stay, so that whoever does not know what happened can write them again. Nothing is written
   * unless the lease is held.
   */
  post(place: Place, from: number, entries: readonly BoardEntry[]): Promise<Standing>;
  /** The entries after the first `after` ones, and how the lease stood when they were read. */
  look(place: Place, after: number): Promise<Look>;
}

/** How long a board remembers, in milliseconds. */
export interface BoardTimes {
  leaseMs: number;
  /** For newcomers who looked for the finished answer a moment before it was kept. */
  endedMs: number;
  /** Of a log, after its last entry. */
  keptMs: number;
}

/** For how long an entry leaves the lease to its holder. */
export function leaseAfter(times: BoardTimes, last: BoardEntry | undefined): number {
  if (last?.kind === 'end') return times.endedMs;
  return last?.kind === 'failed' ? 0 : times.leaseMs;
}
