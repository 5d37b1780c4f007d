/** Seals in the background, one student after the other, once their pushing has calmed down (SY7). */
import type { Timers } from '#cloud/domain/timers';

export interface SealerParts {
  /** Seals the next full segment of a student; false where there is none. */
  sealNext(userId: string): Promise<boolean>;
  /** How long a student's pushes must rest first: a device that sends a long history is not slowed down. */
  restMs: number;
  timers: Timers;
  report: (error: unknown) => void;
}

export interface Sealer {
  /** Something may be there to seal. */
  wake(userId: string): void;
  /** Begins nothing more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

export function createSealer({ sealNext, restMs, timers, report }: SealerParts): Sealer {
  const resting = new Map<string, () => void>();
  let running = Promise.resolve();
  const stopping = new AbortController();

  async function sealAll(userId: string): Promise<void> {
    try {
      while (!stopping.signal.aborted && (await sealNext(userId)));
    } catch (error) {
      // Whatever is not sealed is still read page by page.
      report(error);
    }
  }

  return {
    wake(userId) {
      resting.get(userId)?.();
      const callOff = timers.after(restMs, () => {
        resting.delete(userId);
        running = running.then(() => sealAll(userId));
      });
      resting.set(userId, callOff);
    },
    async stop() {
      stopping.abort();
      for (const callOff of resting.values()) callOff();
      await running;
    },
  };
}
