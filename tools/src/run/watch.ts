/** Waits for the end of a run: somebody asks for it, or a part that should stay has gone. */

export interface Watch {
  /** @param ended settles when the part is gone, with true when we stopped it ourselves */
  expectToStay(name: string, ended: Promise<boolean>, logFile: string): void;
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
      void ended.then((asked) => {
        if (!asked) resolve({ exitCode: 1, why: `${name} has ended unexpectedly; its log is ${logFile}.` });
      });
    },
  };
}
