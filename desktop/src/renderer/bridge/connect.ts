/** Opens the window's one client: by the Electron bridge where there is one, else by the browser host's socket. */
import type { Bridge } from '#desktop/contract/bridge';
import { bridgeKey } from '#desktop/contract/bridge';
import type { Client } from '#desktop/contract/client';
import { createClient } from '#desktop/contract/client';
import { socketAddress, socketBridge } from '#desktop/contract/socket-bridge';

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    [bridgeKey]?: Bridge;
  }
}

export function openClient(): Client {
  const bridge = window[bridgeKey] ?? socketBridge(() => new WebSocket(socketAddress(location.href)));
  return createClient({
    connect: () => bridge.connect(),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

/** Served by the browser host, whose page outlives it; Electron's window does not. */
export function isInBrowser(): boolean {
  return window[bridgeKey] === undefined;
}
