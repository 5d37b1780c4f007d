/** The core as a child process that speaks over the channel of `fork`. */
import { fork } from 'node:child_process';
import { coreHeapFlags } from '#desktop/host/core-heap';
import type { CoreProcess } from '#desktop/host/core-process';

export interface CoreChildOptions {
  /** The core's entry, a file. */
  entry: string;
  args: readonly string[];
}

export interface CoreChild extends CoreProcess {
  /** The number of the process, for tests that end it and for the log. */
  pid: number | undefined;
}

export function startCoreChild(options: CoreChildOptions): CoreChild {
  // `advanced` copies long texts as they are; JSON would escape the JSON inside them once more.
  const child = fork(options.entry, [...options.args], {
    serialization: 'advanced',
    // What our own starter preloads into us is not for the core: it would let go of the channel that keeps it alive.
    execArgv: coreHeapFlags,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let exited = false;
  const exits: (() => void)[] = [];
  const ended = () => {
    if (exited) return;
    exited = true;
    for (const listener of exits) listener();
  };
  child.on('exit', ended);
  // A process that could not be started has an error and no exit.
  child.on('error', () => {
    if (child.pid === undefined) ended();
  });
  return {
    pid: child.pid,
    send(message) {
      // A send that crosses the end of the child fails, and its exit is heard a moment later.
      if (child.connected) child.send(message, () => undefined);
    },
    onReport: (listener) => void child.on('message', listener),
    onExit: (listener) => void exits.push(listener),
    kill: () => void child.kill('SIGKILL'),
  };
}
