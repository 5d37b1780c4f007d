/** Stands before the run's Postgres, so that a test can take it away and give it back. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface Gate {
  /** For DATABASE_URL. */
  url: string;
  /** Cuts all connections and takes no new ones. */
  close(): Promise<void>;
  /** At the same address as before. */
  open(): Promise<void>;
}

export async function startGate(databaseUrl: string): Promise<Gate> {
  const url = new URL(databaseUrl);
  const target = { host: url.hostname, port: Number(url.port) };
  const sockets = new Set<Socket>();
  let server: Server | undefined;

  function through(near: Socket): void {
    const far = connect(target);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => other.destroy());
      socket.pipe(other);
    }
  }

  async function open(port: number): Promise<number> {
    server = createServer(through).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  const port = await open(0);
  url.port = String(port);
  return {
    url: url.href,
    open: async () => void (await open(port)),
    close: async () => {
      const closed = server?.listening === true ? once(server, 'close') : undefined;
      server?.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      await closed;
    },
  };
}
