/** A program beside the benchmark, known to be ready by what it prints. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Program {
  /** What it printed until it was ready. */
  said: string;
  stop(): Promise<void>;
}

/** Rejects with what it printed when it ends before `ready` matches. */
export async function startProgram(command: string, args: string[], ready: RegExp): Promise<Program> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${command} ended before it was ready: ${said}`)));
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      if (ready.test(said)) resolve();
    });
  });
  return {
    said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
