/** Known answers that students were given, added up for a moment before they are recorded. */
import type { TutorMode } from '@answly/shared/http/tutor';
import { rememberedDay } from './money/day.ts';
import { startRounds, type RoundParts } from '#cloud/domain/rounds';

export interface Hit {
  userId: string;
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: TutorMode;
}

/** The hits of one student, item and mode on one UTC day, such as `2026-11-28`. */
export interface TalliedHits extends Hit {
  day: string;
  hits: number;
  /** Of the last one, in milliseconds since 1970. */
  lastMs: number;
}

export interface HitStore {
  /** Adds to what is recorded; all of it or nothing. */
  add(tallied: readonly TalliedHits[]): Promise<void>;
}

export interface HitTally {
  count(hit: Hit): void;
  /** Records what is left. */
  stop(): Promise<void>;
}

export interface HitTallyParts extends Pick<RoundParts, 'timers' | 'report'> {
  store: HitStore;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What a crash may lose. */
const everyMs = 5_000;
/** A day's student, item and mode each; more than these in a round are counted by the figures alone. */
const talliedMax = 50_000;

export function createHitTally({ store, now, timers, report }: HitTallyParts): HitTally {
  const dayOf = rememberedDay();
  let tallied = new Map<string, TalliedHits>();

  function add(more: TalliedHits): void {
    const key = [more.userId, more.day, more.itemId, more.mode].join(' ');
    const known = tallied.get(key);
    if (known === undefined) {
      if (tallied.size < talliedMax) tallied.set(key, more);
      return;
    }
    known.hits += more.hits;
    if (more.lastMs < known.lastMs) return;
    known.lastMs = more.lastMs;
    known.itemVersion = more.itemVersion;
  }

  async function record(): Promise<void> {
    if (tallied.size === 0) return;
    const recording = tallied;
    tallied = new Map();
    try {
      await store.add([...recording.values()]);
    } catch (error) {
      for (const more of recording.values()) add(more);
      throw error;
    }
  }

  const rounds = startRounds({ everyMs, timers, report, work: record });
  return {
    count: (hit) => {
      const nowMs = now();
      add({ ...hit, day: dayOf(nowMs), hits: 1, lastMs: nowMs });
    },
    stop: async () => {
      await rounds.stop();
      await record().catch(report);
    },
  };
}
