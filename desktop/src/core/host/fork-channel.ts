/** The channel to the browser host: the IPC of `child_process.fork`, window messages as JSON text. */
import type { HostMessage } from '#desktop/contract/host-core';
import { hostMessage } from '#desktop/contract/host-core';
import type { Port } from '#desktop/contract/messages';
import type { HostChannel } from './channel.ts';

/** The part of `process` that is used. */
export interface ForkedProcess {
  send?(message: unknown, done: () => void): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'disconnect' | 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

interface Window {
  hear: (text: string) => void;
  end: () => void;
}

export function createForkChannel(forked: ForkedProcess): HostChannel {
  const windows = new Map<number, Window>();
  const windowListeners: ((port: Port) => void)[] = [];
  const stopListeners: (() => void)[] = [];
  const handoverListeners: ((text: string) => void)[] = [];
  // Sending to a host that is gone fails; its `disconnect` says so.
  const report: HostChannel['report'] = (message) => void forked.send?.(message, () => undefined);
  const stop = () => stopListeners.forEach((listener) => listener());

  function open(number: number): void {
    const { window, port } = createWindow({
      post: (message) => report({ kind: 'text', window: number, text: JSON.stringify(message) }),
      closed: () => {
        if (windows.delete(number)) report({ kind: 'close', window: number });
      },
    });
    windows.set(number, window);
    for (const listener of windowListeners) listener(port);
  }

  function take(message: HostMessage): void {
    if (message.kind === 'stop') stop();
    else if (message.kind === 'handover') handoverListeners.forEach((listener) => listener(message.text));
    else if (message.kind === 'open') open(message.window);
    else if (message.kind === 'text') windows.get(message.window)?.hear(message.text);
    else {
      const window = windows.get(message.window);
      windows.delete(message.window);
      window?.end();
    }
  }

  forked.on('message', (raw) => {
    const message = hostMessage.safeParse(raw).data;
    if (message !== undefined) take(message);
  });
  forked.on('disconnect', stop);
  forked.on('SIGTERM', stop);
  // Ctrl-C in a terminal reaches every process there: the host hears it too, and stops us in its order.
  forked.on('SIGINT', () => undefined);

  return {
    report,
    onWindow: (listener) => void windowListeners.push(listener),
    onHandover: (listener) => void handoverListeners.push(listener),
    onStop: (listener) => void stopListeners.push(listener),
  };
}

function createWindow(out: { post: (message: unknown) => void; closed: () => void }): {
  window: Window;
  port: Port;
} {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let open = true;
  const end = () => {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
    out.closed();
  };
  const port: Port = {
    post(message) {
      if (open) out.post(message);
    },
    onMessage: (listener) => void messageListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    close: end,
  };
  return {
    port,
    window: {
      hear(text) {
        const message = parseJson(text);
        // Whoever sends what is not JSON is not our page.
        if (message === undefined) end();
        else for (const listener of messageListeners) listener(message);
      },
      end,
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
