/** Finds a port of 127.0.0.1 that nobody listens on, and starts a server there though others look for ports too. */
import { createServer } from 'node:net';

const stepsMax = 100;
const startsMax = 10;

/** The server could not have its port: somebody took it between the look and the start. */
export class PortTaken extends Error {}

/**
 * Starts a server on the first port from `from` upwards that it gets; 0 leaves the port to the system. A start that
 * rejects with `PortTaken` is made again on the next port, ten times at most.
 */
export async function startOnFreePort<T>(from: number, start: (port: number) => Promise<T>): Promise<T> {
  for (let first = from, left = startsMax; ; left -= 1) {
    const port = await freePort(first);
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof PortTaken) || left === 1) throw error;
      first = from === 0 ? 0 : port + 1;
    }
  }
}

/** The first free port from `from` upwards; 0 asks the system for any. Rejects when a hundred in a row are taken. */
export async function freePort(from: number): Promise<number> {
  for (let port = from; port < from + stepsMax && port <= 65_535; port += 1) {
    const taken = await tryPort(port);
    if (taken !== undefined) return taken;
  }
  throw new Error(`No free port between ${from} and ${from + stepsMax - 1}; name another with --port.`);
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
