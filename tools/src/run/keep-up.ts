/** Keeps one part of a run up: when it ends, it is started again after a pause that grows up to a limit. */
import { createCrew, type Crew, type Member } from './crew.ts';

interface Part {
  /** Settles when it is no longer up, for whatever reason. */
  ended: Promise<unknown>;
}

export interface KeepUpOptions {
  /** Starts the part, its processes in the charge of `crew`; settles when it is ready. `again` is false the first time. */
  start: (crew: Crew, again: boolean) => Promise<Part>;
  /** The part has ended, or did not start again; it is tried again in `pauseMs`. */
  onDown: (pauseMs: number) => void;
  onUpAgain: () => void;
  /** Milliseconds on any clock that only goes forward. */
  now: () => number;
  pause: (ms: number) => Promise<void>;
}

export interface KeptUp extends Member {
  /** The first start, which rejects as `start` does; from then on the part is kept up until `stop`. */
  up(): Promise<void>;
}

const pausesMs = [250, 1_000, 3_000, 10_000, 30_000] as const;
/** What ran this long was well: its end begins a new count. */
const healthyMs = 30_000;

export function keepUp(options: KeepUpOptions): KeptUp {
  let crew = createCrew();
  let stopped = false;

  async function keep(first: Part): Promise<void> {
    let part: Part | null = first;
    let failures = 0;
    while (true) {
      const since = options.now();
      await part?.ended;
      if (stopped) return;
      const wasWell = part !== null && options.now() - since >= healthyMs;
      failures = wasWell ? 1 : failures + 1;
      const pauseMs = pausesMs[Math.min(failures, pausesMs.length) - 1] ?? 0;
      options.onDown(pauseMs);
      // What is left of it goes too, so that the next start finds its folder and port free.
      await crew.stop();
      await options.pause(pauseMs);
      if (stopped) return;
      part = await startAgain();
      if (part !== null) options.onUpAgain();
    }
  }

  /** Null when that failed too. */
  async function startAgain(): Promise<Part | null> {
    crew = createCrew();
    try {
      return await options.start(crew, true);
    } catch {
      return null;
    }
  }

  return {
    async up() {
      void keep(await options.start(crew, false));
    },
    stop() {
      stopped = true;
      return crew.stop();
    },
  };
}
