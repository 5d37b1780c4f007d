/** Listens for requests, and stops listening without dropping one. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { AppEnv } from './context.ts';

export interface Served {
  port: number;
  /** Takes no new connection, lets requests finish for up to `timeoutMs`, then cuts what is left. */
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

/** Rejects with EADDRINUSE where the port is taken. */
export async function serve(app: Hono<AppEnv>, options: ServeOptions): Promise<Served> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      keepAliveTimeout: keepAliveMs,
      headersTimeout: options.requestTimeoutMs,
      requestTimeout: options.requestTimeoutMs,
    },
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async (timeoutMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed;
      clearTimeout(cut);
    },
  };
}
