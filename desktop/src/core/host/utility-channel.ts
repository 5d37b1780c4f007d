/** The channel to Electron's main process: `process.parentPort` of a utilityProcess, a MessagePort for each window. */
import { hostMessage } from '#desktop/contract/host-core';
import type { Port } from '#desktop/contract/messages';
import type { HostChannel } from './channel.ts';

/** Electron's MessagePortMain, as far as it is used; described here because the core knows no Electron. */
export interface MainPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: MainPort[] }) => void): unknown;
  postMessage(message: unknown): void;
}

/** The parent port that Electron puts on `process`, or null when something else started this process. */
export function findParentPort(from: object): ParentPort | null {
  return 'parentPort' in from && typeof from.parentPort === 'object' ? (from.parentPort as ParentPort) : null;
}

export function createUtilityChannel(parent: ParentPort): HostChannel {
  const windowListeners: ((port: Port) => void)[] = [];
  const stopListeners: (() => void)[] = [];
  const handoverListeners: ((text: string) => void)[] = [];
  parent.on('message', ({ data, ports: [window] }) => {
    const message = hostMessage.safeParse(data).data;
    if (message?.kind === 'stop') for (const listener of stopListeners) listener();
    if (message?.kind === 'handover') for (const listener of handoverListeners) listener(message.text);
    if (message?.kind !== 'open' || window === undefined) return;
    const port = portOf(window);
    for (const listener of windowListeners) listener(port);
    window.start();
  });
  return {
    report: (report) => parent.postMessage(report),
    onWindow: (listener) => void windowListeners.push(listener),
    onHandover: (listener) => void handoverListeners.push(listener),
    onStop: (listener) => void stopListeners.push(listener),
  };
}

function portOf(window: MainPort): Port {
  return {
    post: (message) => window.postMessage(message),
    onMessage: (listener) => void window.on('message', ({ data }) => listener(data)),
    onClose: (listener) => void window.on('close', listener),
    close: () => window.close(),
  };
}
