/** Finds a free port on this computer's own address and listens there. */
import type { Server } from 'node:http';

/** The only address the host is reachable at: no other computer can connect. */
export const loopback = '127.0.0.1';

const triesMax = 100;

/**
 * Listens on the first free port from `firstPort` up; 0 leaves the choice to the system.
 * @returns the port. @throws the system's error when a port fails for another reason than being taken.
 */
export async function listenFrom(server: Server, firstPort: number): Promise<number> {
  for (let port = firstPort; ; port += 1) {
    try {
      return await listenOn(server, port);
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port >= Math.min(firstPort + triesMax, 65_535)) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
