/** The board of a single process: the twin of the Redis one. */
import { randomUUID } from 'node:crypto';
import type { BoardEntry, BoardTimes, FlightBoard, Place, Standing } from '#cloud/domain/tutor/flight/board';
import { leaseAfter } from '#cloud/domain/tutor/flight/board';

interface Lease {
  fence: string;
  endsAtMs: number;
}

interface Log {
  entries: BoardEntry[];
  endsAtMs: number;
}

/** `now` counts milliseconds from any start and never goes back. */
export function memoryFlightBoard(
  times: BoardTimes,
  now: () => number = () => performance.now(),
): FlightBoard {
  const leases = new Map<string, Lease>();
  const logs = new Map<string, Log>();
  const standingOf = ({ key, fence }: Place): Standing => {
    const lease = leases.get(key);
    if (lease === undefined || lease.endsAtMs <= now()) return 'expired';
    return lease.fence === fence ? 'held' : 'taken';
  };
  return {
    leaseMs: times.leaseMs,
    claim: async (key) => {
      sweep(leases, now());
      sweep(logs, now());
      const held = leases.get(key);
      if (held !== undefined) return { place: { key, fence: held.fence }, led: false };
      const fence = randomUUID();
      leases.set(key, { fence, endsAtMs: now() + times.leaseMs });
      return { place: { key, fence }, led: true };
    },
    post: async (place, from, entries) => {
      const standing = standingOf(place);
      if (standing !== 'held') return standing;
      const there = logs.get(place.fence)?.entries ?? [];
      if (there.length < from) {
        leases.delete(place.key);
        return 'expired';
      }
      const added = entries.slice(there.length - from).map((entry) => ({ ...entry }));
      logs.set(place.fence, { entries: [...there, ...added], endsAtMs: now() + times.keptMs });
      leases.set(place.key, { fence: place.fence, endsAtMs: now() + leaseAfter(times, entries.at(-1)) });
      return standing;
    },
    look: async (place, after) => {
      const log = logs.get(place.fence);
      const entries = log === undefined || log.endsAtMs <= now() ? [] : log.entries.slice(after);
      return { standing: standingOf(place), entries };
    },
  };
}

function sweep(kept: Map<string, { endsAtMs: number }>, nowMs: number): void {
  for (const [key, { endsAtMs }] of kept) if (endsAtMs <= nowMs) kept.delete(key);
}
