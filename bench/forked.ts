/** A program of the bench in a process of its own, which tells its parent something now and then. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Forked<T> {
  /** What it tells next; kept for whoever asks later. @throws Error where it ends instead. */
  next(): Promise<T>;
  /** Lets go of it; resolves when it has ended. */
  stop(): Promise<void>;
}

export function forkProgram<T>(
  path: string,
  args: readonly string[],
  flags: readonly string[] = process.execArgv,
): Forked<T> {
  const child = fork(path, args, { execArgv: [...flags] });
  const ended = once(child, 'exit');
  const refused = ended.then(([code, signal]) => {
    throw new Error(`${path} ended early, by ${String(code ?? signal)}`);
  });
  // Whoever waits hears of it; nobody does where it ends as it should.
  refused.catch(() => undefined);
  return {
    next: async () => {
      const [told] = (await Promise.race([once(child, 'message'), refused])) as [T];
      return told;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
