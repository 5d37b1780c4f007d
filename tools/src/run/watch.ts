/** Waits for the end of a run: somebody asks for it, or a part that should stay has gone. */
import type { ChildEnd } from '../processes/child.ts';

export interface Watch {
  /** A part that ends by itself ends the run; only a fault makes that a failure. */
  expectToStay(name: string, ended: Promise<ChildEnd>, logFile: string): void;
  /** Settles with the exit code and, when a part failed, with a sentence for the user. */
  over: Promise<{ exitCode: number; why?: string }>;
}

/** Listens from now on for Ctrl-C, a polite kill, a closed terminal, and the end of the launcher. */
export function createWatch(): Watch {
  const { promise: over, resolve } = Promise.withResolvers<{ exitCode: number; why?: string }>();
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.on(event, () => resolve({ exitCode: 0 }));
  }
  return {
    over,
    expectToStay(name, ended, logFile) {
      void ended.then((end) => {
        if (end === 'finished') resolve({ exitCode: 0 });
        if (end === 'failed')
          resolve({ exitCode: 1, why: `${name} has ended unexpectedly; its log is ${logFile}.` });
      });
    },
  };
}
