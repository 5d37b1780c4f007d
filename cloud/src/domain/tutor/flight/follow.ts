/** A turn as a follower of a flight that another replica leads. */
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { BoardEntry, FlightBoard, Look, Place } from './board.ts';
import type { Flying, TurnEnd } from './flying.ts';
import { fail } from './flying.ts';

export async function follow(flying: Flying, board: FlightBoard, place: Place): Promise<TurnEnd> {
  const patience = createPatience(board, flying);
  for (let next = 0; ;) {
    const seen = await board.look(place, next).catch(() => undefined);
    for (const entry of seen?.entries ?? []) {
      if (hear(flying, entry) === 'over') return 'over';
      next += 1;
    }
    if (patience.endsWith(seen)) return 'lost';
    await flying.beat();
  }
}

function hear(flying: Flying, entry: BoardEntry): TurnEnd | undefined {
  switch (entry.kind) {
    case 'ready':
      flying.ready.resolve('followed');
      return undefined;
    case 'text':
      flying.transcript.say(entry.text);
      return undefined;
    case 'end':
      flying.transcript.end();
      return 'over';
    case 'failed':
      fail(flying, errorOfProblem(entry.problem));
      return 'over';
  }
}

/** Tells a leader that is gone from a board that was away and may have forgotten one that lives. */
function createPatience({ leaseMs }: FlightBoard, { timers }: Flying) {
  let awaySinceMs: number | undefined;
  let doubtUntilMs = -Infinity;
  return {
    endsWith: (seen: Look | undefined): boolean => {
      const nowMs = timers.now();
      if (seen === undefined) {
        awaySinceMs ??= nowMs;
        doubtUntilMs = nowMs + leaseMs;
        return nowMs - awaySinceMs >= leaseMs;
      }
      awaySinceMs = undefined;
      if (seen.standing === 'held' || seen.entries.length > 0) return false;
      return seen.standing === 'taken' || nowMs >= doubtUntilMs;
    },
  };
}
