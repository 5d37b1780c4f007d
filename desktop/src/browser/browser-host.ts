/** The browser host: serves the page on 127.0.0.1 and carries its calls to the core. */
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { limits } from '@answly/shared/limits';
import { WebSocketServer } from 'ws';
import { socketPath } from '#desktop/contract/bridge';
import type { CoreProcess } from '#desktop/host/core-process';
import { createSupervisor } from '#desktop/host/supervisor';
import { answerRequest, entryPath } from './answer-request.ts';
import { createAssets } from './assets.ts';
import { createDoor } from './door.ts';
import { startHeartbeat } from './heartbeat.ts';
import { listenFrom } from './listen.ts';
import { isOwnHost, isOwnOrigin, ownOrigin, sessionOf } from './request-guard.ts';
import { createWindows } from './windows.ts';

export interface BrowserHostOptions {
  rendererFolder: string;
  firstPort: number;
  startCore: () => CoreProcess;
  /** A fresh address, since the last one was used and somebody asked without a cookie. */
  freshAddress: (url: string) => void;
  log: (line: string) => void;
}

export interface BrowserHost {
  /** The address to open, with its one-time token. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** How long the core may take to close its files before it is ended. */
const stopGraceMs = 5_000;

/** @throws the system's error when no port can be had. */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const door = createDoor();
  const assets = createAssets(options.rendererFolder);
  let port = 0;
  const address = (token: string) => `${ownOrigin(port)}${entryPath}?token=${token}`;
  const entryWanted = () => {
    if (door.token() === null) options.freshAddress(address(door.renew()));
  };
  const parts = { door, assets, port: () => port, entryWanted };
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 30_000 }, (request, response) => {
    answerRequest(parts, request, response).catch((error: unknown) => {
      options.log(`a request failed: ${String(error)}`);
      response.destroy();
    });
  });
  port = await listenFrom(server, options.firstPort);

  const supervisor = createSupervisor({
    start: options.startCore,
    now: () => performance.now(),
    later: (callback, afterMs) => void setTimeout(callback, afterMs).unref(),
    log: options.log,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.windowMessageBytesMax,
    perMessageDeflate: false,
  });
  const windows = createWindows(supervisor);
  const stopHeartbeat = startHeartbeat(sockets);
  server.on('upgrade', (request, stream, head) => {
    const refusal = refuseUpgrade(request, port, door.knows);
    if (refusal === null)
      sockets.handleUpgrade(request, stream, head, (socket) => void windows.adopt(socket));
    else refuse(stream, refusal);
  });

  return {
    url: address(door.renew()),
    port,
    async stop() {
      stopHeartbeat();
      await supervisor.stop(stopGraceMs);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The status that refuses an upgrade, or null for our own page. */
function refuseUpgrade(
  request: IncomingMessage,
  port: number,
  knows: (session: string) => boolean,
): string | null {
  if (!isOwnHost(request, port)) return '421 Misdirected Request';
  if (!isOwnOrigin(request, port)) return '403 Forbidden';
  const session = sessionOf(request, port);
  if (session === null || !knows(session)) return '401 Unauthorized';
  return request.url === socketPath ? null : '404 Not Found';
}

function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => undefined);
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
