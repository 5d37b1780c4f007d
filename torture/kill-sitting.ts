/** Lets a process sit an exam and kills it at a moment nobody chose. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { coreHeapFlags } from '../desktop/src/host/core-heap.ts';
import type { Chance } from './chance.ts';
import type { Act } from './sitting.ts';
import type { Report } from './sitting-child.ts';

export interface Death {
  /** Confirmed, in order. */
  confirmed: Act[];
  /** Begun and not confirmed: it may have been committed or not. */
  begun: Act | undefined;
  /** The exam's clock as it was last told, and when. */
  clock: { spentMs: number; atNs: bigint } | undefined;
  killedNs: bigint;
  /** It was handed in before it could be killed. */
  over: boolean;
}

const entry = fileURLToPath(new URL('./sitting-child.ts', import.meta.url));

export async function killSitting(
  given: { folder: string; sessionId: string },
  chance: Chance,
): Promise<Death> {
  const seed = chance.below(2 ** 31);
  const child = fork(entry, [JSON.stringify({ ...given, seed })], { execArgv: coreHeapFlags });
  const death: Death = { confirmed: [], begun: undefined, clock: undefined, killedNs: 0n, over: false };
  const first = Promise.withResolvers<void>();
  child.on('message', (report: Report) => {
    first.resolve();
    if ('doing' in report) death.begun = report.doing;
    else if ('over' in report) death.over = true;
    else {
      if (death.begun) death.confirmed.push(death.begun);
      death.begun = undefined;
      death.clock = { spentMs: report.done.spentMs, atNs: BigInt(report.done.atNs) };
    }
  });
  // What it said before it died may be read after its end.
  const ended = Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  // One in eight dies while it starts; the others in the midst of work.
  if (chance.below(8) > 0) await Promise.race([first.promise, ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), chance.below(700));
  const [[code, signal]] = (await ended) as [[number | null, NodeJS.Signals | null], unknown];
  clearTimeout(timer);
  if (signal !== 'SIGKILL' && code !== 0) throw new Error(`a sitting ended by itself with ${code ?? signal}`);
  return { ...death, killedNs: process.hrtime.bigint() };
}
