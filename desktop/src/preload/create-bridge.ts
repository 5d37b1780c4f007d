/** The page's bridge in Electron: asks the main process for MessagePorts and wraps them as plain functions. */
import type { IpcRenderer, IpcRendererEvent } from 'electron';
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Bridge, Connection } from '#desktop/contract/bridge';
import type { Port } from '#desktop/contract/messages';
import { channels, portLabel, portOffer } from '#desktop/contract/shell-channels';

type Ipc = Pick<IpcRenderer, 'invoke' | 'on'>;

/**
 * The port object crosses into the page as copied functions, so it has no state of its own: MessagePorts themselves
 * cannot be handed through the context bridge.
 */
export function createBridge(ipc: Ipc): Bridge {
  const arrived = new Map<number, MessagePort>();
  const awaited = new Map<number, (port: MessagePort) => void>();
  const open = new Set<() => void>();

  ipc.on(channels.port, (event: IpcRendererEvent, label: unknown) => {
    const window = portLabel.safeParse(label).data?.window;
    const [port] = event.ports;
    if (window === undefined || port === undefined) return;
    const waiting = awaited.get(window);
    awaited.delete(window);
    if (waiting === undefined) arrived.set(window, port);
    else waiting(port);
  });
  ipc.on(channels.gone, () => {
    for (const end of open) end();
  });

  /** The offer and its port come on two channels, in either order. */
  const portOf = (window: number) =>
    new Promise<MessagePort>((resolve) => {
      const port = arrived.get(window);
      arrived.delete(window);
      if (port === undefined) awaited.set(window, resolve);
      else resolve(port);
    });

  return {
    async connect(): Promise<Connection> {
      try {
        const offer = portOffer.parse(await ipc.invoke(channels.connect));
        if (!offer.ok) return offer;
        return { ok: true, port: wrapPort(await portOf(offer.window), open) };
      } catch {
        return { ok: false, problem: problemOf(new AppError('core.gone')) };
      }
    },
  };
}

/** @param open the ends of all open ports, for when the core is gone. */
function wrapPort(port: MessagePort, open: Set<() => void>): Port {
  const closers: (() => void)[] = [];
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    open.delete(end);
    port.close();
    for (const closer of closers) closer();
  };
  open.add(end);
  port.addEventListener('close', end);
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener(event.data));
      // Messages wait in the port until it is started.
      port.start();
    },
    onClose(closer) {
      if (ended) closer();
      else closers.push(closer);
    },
    close: end,
  };
}
