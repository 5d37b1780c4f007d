/** Seals in the background, one student after the other, once their pushing has calmed down (SY7). */

export interface SealerParts {
  /** Seals the next full segment of a student; false where there is none. */
  sealNext(userId: string): Promise<boolean>;
  /** How long a student's pushes must rest first: a device that sends a long history is not slowed down. */
  restMs: number;
  report: (error: unknown) => void;
}

export interface Sealer {
  /** Something may be there to seal. */
  wake(userId: string): void;
  /** Begins nothing more; resolves when what runs has ended. */
  stop(): Promise<void>;
}

export function createSealer({ sealNext, restMs, report }: SealerParts): Sealer {
  const resting = new Map<string, NodeJS.Timeout>();
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
      clearTimeout(resting.get(userId));
      const timer = setTimeout(() => {
        resting.delete(userId);
        running = running.then(() => sealAll(userId));
      }, restMs);
      timer.unref();
      resting.set(userId, timer);
    },
    async stop() {
      stopping.abort();
      for (const timer of resting.values()) clearTimeout(timer);
      await running;
    },
  };
}
