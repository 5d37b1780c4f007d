/** A turn as the leader of a flight: makes the answer, for its own readers and for those of other replicas. */
import { setImmediate } from 'node:timers/promises';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import { limits } from '@answly/shared/limits';
import { noAnswer } from '../no-answer.ts';
import { within } from '#cloud/domain/timers';
import type { Place } from './board.ts';
import type { Flying, FlightWork, TurnEnd } from './flying.ts';
import { fail } from './flying.ts';
import { noWire, openWire } from './wire.ts';

/** @param place undefined for a leader whom no other replica hears. */
export async function lead(flying: Flying, place: Place | undefined): Promise<TurnEnd> {
  const { board, transcript } = flying;
  const wire = board === undefined || place === undefined ? noWire() : openWire(flying, board, place);
  const turn = new AbortController();
  const signal = AbortSignal.any([turn.signal, flying.abandoned]);
  const say = (text: string): void => {
    signal.throwIfAborted();
    transcript.say(text);
    wire.put({ kind: 'text', text });
  };
  const make = async (): Promise<void> => {
    const work = await prepared(flying);
    if (!turn.signal.aborted) wire.put({ kind: 'ready' });
    const working = work(say, signal);
    working.catch(() => undefined);
    // The question is on its way to the model before anything is written to those who wait.
    await setImmediate();
    if (!turn.signal.aborted) flying.ready.resolve('led');
    await working;
  };
  const making = make();
  const lost = wire.lost.then(() => 'lost' as const);
  try {
    if ((await Promise.race([lost, making])) === 'lost') {
      turn.abort(new Error('another replica leads this flight now'));
      flying.leftovers.push(making.catch(() => undefined));
      return 'lost';
    }
    transcript.end();
    await wire.close({ kind: 'end' });
  } catch (failure) {
    fail(flying, failure);
    await wire.close({ kind: 'failed', problem: problemOf(noAnswer(failure)) });
  }
  return 'over';
}

/** Nobody may be kept waiting, or kept from leading, by a database that hangs. */
async function prepared({ timers, prepare }: Flying): Promise<FlightWork> {
  const preparing = prepare();
  try {
    return await within(timers, { ms: limits.tutorPrepareMs, late }, () => preparing);
  } catch (failure) {
    // What comes after that is run for its end alone: so it gives back what it has reserved.
    void preparing.then((work) => work(unheard, AbortSignal.abort(failure))).catch(unheard);
    throw failure;
  }
}

function unheard(): void {
  // Nobody waits for it.
}

function late(): AppError {
  return new AppError('service.unavailable', {
    detail: 'The tutor cannot make new answers just now. What it has answered before is there.',
    data: { retryAfterSeconds: 5 },
  });
}
