/**
 * A core in a process of its own, which is told what to do: on a disk that only it sees, and with a time of its own that
 * goes on where the process before it was killed.
 */
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { errorOfProblem } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { CallInput, CallName, CallOutput } from '#desktop/contract/calls';
import type { Core } from '#desktop/core/core';

export type Order = { call: CallName; input: unknown } | { pass: number } | { close: true };
export type Told = { id: number } & ({ value: unknown } | { problem: Problem });

export interface ToldCore {
  /** Like those of a core. */
  handlers: Core['handlers'];
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /** Lets time pass, tick by tick. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
  kill(): Promise<void>;
  pid: number | undefined;
}

export interface ToldCoreParts {
  folder: string;
  nowMs: number;
  reserveBytes: number;
  /** What the command is begun with, to run it somewhere else. */
  within?: readonly string[];
}

/** @throws AppError where the study file cannot be opened. */
export async function startToldCore({ within = [], ...parts }: ToldCoreParts): Promise<ToldCore> {
  const entry = join(import.meta.dirname, 'told-core-child.ts');
  const [command, ...args] = [...within, process.execPath, entry, JSON.stringify(parts)];
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, (told: Told) => void>();
  const heard = (id: number) => new Promise<Told>((resolve) => waiting.set(id, resolve));
  child.on('message', (told: Told) => waiting.get(told.id)?.(told));
  const exited = once(child, 'exit');
  const gone = exited.then(() => Promise.reject(new Error('the process ended')));
  // Only whoever waits for an answer minds.
  gone.catch(() => undefined);
  let asked = 0;

  async function valueOf(answer: Promise<Told>): Promise<unknown> {
    const told = await Promise.race([answer, gone]);
    if ('problem' in told) throw errorOfProblem(told.problem);
    return told.value;
  }

  function tell(order: Order): Promise<unknown> {
    const answer = heard(++asked);
    child.send({ id: asked, order });
    return valueOf(answer);
  }

  async function end(how: () => unknown): Promise<void> {
    await how();
    await exited;
  }

  const call: ToldCore['call'] = async (name, input) =>
    (await tell({ call: name, input })) as CallOutput<typeof name>;
  const handlers = new Proxy({}, { get: (_, name) => (input: never) => call(name as CallName, input) });
  await valueOf(heard(0));
  return {
    handlers: handlers as Core['handlers'],
    call,
    pass: async (pass) => void (await tell({ pass })),
    close: () => end(() => tell({ close: true })),
    kill: () => end(() => child.kill('SIGKILL')),
    pid: child.pid,
  };
}
