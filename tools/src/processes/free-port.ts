/** Finds a port of 127.0.0.1 that nobody listens on. */
import { createServer } from 'node:net';

const stepsMax = 100;

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
