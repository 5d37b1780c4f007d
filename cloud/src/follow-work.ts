/** Work that goes on when nobody waits for it any more, until whoever stops the process does. */
import type { Logger } from 'pino';
import type { Afterwards } from './domain/tutor/afterwards.ts';

export interface FollowedWork {
  afterwards: Afterwards;
  /** Resolves when all of it is over. */
  settled(): Promise<void>;
}

export function followWork(log: Logger): FollowedWork {
  const pending = new Set<Promise<void>>();
  return {
    afterwards: (work, failed) => {
      const noted = work
        .catch((error: unknown) => log.error({ err: error }, failed))
        .finally(() => pending.delete(noted));
      pending.add(noted);
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
