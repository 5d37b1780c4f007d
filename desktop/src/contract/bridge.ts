/** How a window reaches the core: the one thing a host gives to the page, the same in Electron and in a browser. */
import type { Problem } from '@answly/shared/errors/problem';
import type { Port } from './messages.ts';

/** A live port to the core, or why there is none: the study file is in use, written by a newer Answly, ... */
export type Connection = { ok: true; port: Port } | { ok: false; problem: Problem };

/**
 * What the page has of its host.
 *
 * In Electron the preload puts it on `window[bridgeKey]`. In the browser host there is no such property and the
 * page makes one itself:
 *
 *     const bridge = window.answly ?? socketBridge(() => new WebSocket(socketAddress(location.href)));
 *     const client = createClient({ connect: bridge.connect, wait: (ms) => new Promise((r) => setTimeout(r, ms)) });
 *
 * (`socketBridge` and `socketAddress` are in socket-bridge.ts, `createClient` in client.ts.)
 */
export interface Bridge {
  /**
   * Opens a new port to the core, waiting while the core is still starting. Messages are kept until `onMessage`
   * is called on the port, so nothing is lost between the two. Never rejects.
   */
  connect(): Promise<Connection>;
}

/** The property of `window` where Electron's preload puts the {@link Bridge}. */
export const bridgeKey = 'answly';

/** Path of the browser host's WebSocket. */
export const socketPath = '/core';

/** The first message on a new WebSocket: after `open` it carries core messages, after `failed` it closes. */
export type Greeting = { host: 'open' } | { host: 'failed'; problem: Problem };
