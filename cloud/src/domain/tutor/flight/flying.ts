/** A flight as those see it who lead or follow it. */
import type { Timers } from '#cloud/domain/timers';
import type { Beat } from './beat.ts';
import type { FlightBoard } from './board.ts';
import type { Transcript } from './transcript.ts';

/** Makes the answer. `say` throws once `signal` is aborted: the words have no reader, or another leader says them. */
export type FlightWork = (say: (text: string) => void, signal: AbortSignal) => Promise<void>;

/**
 * Asks to be let in, for the leader alone: what it rejects with is the refusal of all who wait for the
 * answer. What it resolves with is always run, though perhaps with a signal that is aborted already.
 */
export type Prepare = () => Promise<FlightWork>;

export type FlightRole = 'led' | 'followed';

export interface Flying {
  key: string;
  prepare: Prepare;
  transcript: Transcript;
  ready: PromiseWithResolvers<FlightRole>;
  /** Aborted when nobody waits for the answer any more and nobody will. */
  abandoned: AbortSignal;
  /** Undefined for a flight of this process alone. */
  board: FlightBoard | undefined;
  timers: Timers;
  beat: Beat;
  /** Work that was given up and has yet to come to its end. */
  leftovers: Promise<void>[];
}

/** `lost`: another one leads now, or nobody does. */
export type TurnEnd = 'over' | 'lost';

export function fail(flying: Flying, failure: unknown): void {
  flying.transcript.fail(failure);
  flying.ready.reject(failure);
}
