/** The core in a utilityProcess: SQL never blocks a window, and a crash takes no window along. */
import type { MessagePortMain } from 'electron';
import { coreHeapFlags } from '#desktop/host/core-heap';
import type { CoreProcess } from '#desktop/host/core-process';
import type { Electron } from './electron-module.ts';

export function startCoreUtility(
  utilityProcess: Electron['utilityProcess'],
  options: { entry: string; args: string[]; log: (line: string) => void },
): CoreProcess {
  const child = utilityProcess.fork(options.entry, options.args, {
    serviceName: 'Answly core',
    stdio: 'inherit',
    execArgv: coreHeapFlags,
  });
  // V8 gave up; the exit follows and is what counts. Without a listener this would end the host as well.
  child.on('error', (type, location) => options.log(`core: ${type} at ${location}`));
  return {
    send: (message, transfer) =>
      child.postMessage(message, transfer === undefined ? [] : [transfer as MessagePortMain]),
    onReport: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
