/** Listens for requests, and stops listening without dropping one. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnv } from './context.ts';
import { listen } from './listen.ts';

export interface Served {
  port: number;
  /**
   * Takes no new connection, and ends those on which nothing runs. Lets requests arrive and finish for up to
   * `timeoutMs`, then cuts what is left.
   */
  close(timeoutMs: number): Promise<void>;
}

export interface ServeOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  /** For a request to arrive whole. */
  requestTimeoutMs: number;
}

/** Longer than a proxy in front keeps its side open, or it would send into a closing connection. */
const keepAliveMs = 65_000;

/** @throws ListenError */
export async function serve(app: Hono<AppEnv>, options: ServeOptions): Promise<Served> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: options.requestTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
    },
  }) as Server;
  const connections = followConnections(server);
  const port = await listen(server, { host: options.host, port: options.port, setting: 'PORT' });
  return {
    port,
    close: async (timeoutMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      connections.endAfterAnswers();
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

/**
 * Node ends the connections that have had an answer and wait for the next request; those that have not asked anything
 * yet, and those whose answer was under way, it would leave open for as long as the other side likes.
 */
function followConnections(server: Server): { endAfterAnswers(): void } {
  const running = new Map<Socket, number>();
  let ending = false;
  server.on('connection', (socket: Socket) => {
    running.set(socket, 0);
    socket.once('close', () => running.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    running.set(socket, (running.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (running.get(socket) ?? 1) - 1;
      if (running.has(socket)) running.set(socket, left);
      if (ending && left === 0) socket.destroySoon();
    });
  });
  return {
    endAfterAnswers() {
      ending = true;
      // Of a request that has begun to arrive, the rest may still come.
      for (const socket of running.keys()) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}
