/** An answer on its way: one call upstream, whichever replicas it is asked at, and any number of readers. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Beat } from './flight/beat.ts';
import { createBeat } from './flight/beat.ts';
import type { FlightBoard } from './flight/board.ts';
import type { FlightRole, Flying, Prepare } from './flight/flying.ts';
import { fail } from './flight/flying.ts';
import { follow } from './flight/follow.ts';
import { lead } from './flight/lead.ts';
import type { FlightPart, Transcript } from './flight/transcript.ts';
import { createTranscript } from './flight/transcript.ts';
import type { Timers } from '#cloud/domain/timers';

export interface Flight {
  /**
   * Whether this start leads the flight or has joined another one's, told when the leader has been let in.
   * @throws the leader's refusal, the same for all who wait.
   */
  ready: Promise<FlightRole>;
  /**
   * Each reader hears the answer from the first word.
   * @param gone lets a reader leave who waits for the next word.
   * @throws what the flight failed with.
   */
  read(gone?: AbortSignal): AsyncIterable<FlightPart>;
  /** Resolves when the flight is over, however it ended, and other replicas know. */
  over: Promise<void>;
}

export interface FlightKind {
  /** Whether other replicas may join. Not for what is one student's own. */
  shared: boolean;
  /** Whether it ends when its last reader leaves; such a flight is one student's own. */
  abandonable?: boolean;
}

export interface Flights {
  /** The flight of `key` that is under way in this process. */
  find(key: string): Flight | undefined;
  /** Starts the flight of `key`, or joins the one that is under way. It goes on when its readers have left. */
  start(key: string, prepare: Prepare, kind?: FlightKind): Flight;
}

export interface FlightParts {
  board: FlightBoard;
  timers: Timers;
}

/** How often words pass between replicas: a follower hears them by two of these later than the leader. */
const beatMs = 20;
/** Leaders that a flight may lose before it is given up: some answers may take down whoever makes them. */
const turnsMax = 4;

export function createFlights(parts: FlightParts): Flights {
  const underWay = new Map<string, Flight>();
  const beat = createBeat(parts.timers, beatMs);
  const find = (key: string): Flight | undefined => {
    const found = underWay.get(key);
    return found && { ...found, ready: joined(found.ready) };
  };
  return {
    find,
    start: (key, prepare, kind = { shared: true }) => {
      const found = find(key);
      if (found !== undefined) return found;
      const land = (): void => {
        if (underWay.get(key) === flight) underWay.delete(key);
      };
      const flight = launch({ ...parts, beat, key, prepare, kind }, land);
      underWay.set(key, flight);
      return flight;
    },
  };
}

function joined(ready: Promise<FlightRole>): Promise<FlightRole> {
  return handled(ready.then(() => 'followed' as const));
}

/** Whoever waits for it hears of its failure; that nobody waits is no fault. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

interface Wanted extends FlightParts {
  beat: Beat;
  key: string;
  prepare: Prepare;
  kind: FlightKind;
}

function launch({ kind, ...wanted }: Wanted, land: () => void): Flight {
  const abandon = new AbortController();
  const onDeserted = (): void => {
    if (kind.abandonable !== true) return;
    land();
    abandon.abort(new AppError('tutor.cancelled'));
  };
  const transcript: Transcript = createTranscript({ onDeserted, onOver: land });
  const ready = Promise.withResolvers<FlightRole>();
  const over = fly({
    ...wanted,
    transcript,
    ready,
    abandoned: abandon.signal,
    board: kind.shared ? wanted.board : undefined,
    leftovers: [],
  });
  return { ready: handled(ready.promise), read: transcript.read, over };
}

async function fly(flying: Flying): Promise<void> {
  try {
    if ((await takeTurns(flying)) === 'lost') fail(flying, new AppError('tutor.unavailable'));
  } catch (failure) {
    fail(flying, failure);
  }
  await Promise.all(flying.leftovers);
}

async function takeTurns(flying: Flying): Promise<'over' | 'lost'> {
  const { board, key, transcript } = flying;
  for (let turn = 0; turn < turnsMax; turn += 1) {
    if (turn > 0) transcript.restart();
    // A board that is away makes this process a leader whom nobody else hears.
    const claim = await board?.claim(key).catch(() => undefined);
    const end =
      board === undefined || claim === undefined || claim.led
        ? await lead(flying, claim?.place)
        : await follow(flying, board, claim.place);
    if (end === 'over') return 'over';
  }
  return 'lost';
}
