/** One address for a cloud that comes and goes: a port that is held for the whole test, so that nobody else gets it. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CloudAddress {
  url: string;
  /** Connections go to the cloud at `url` from now on; with null all are broken off, as without a cloud. */
  leadTo(url: string | null): void;
  close(): Promise<void>;
}

export async function openCloudAddress(): Promise<CloudAddress> {
  let port: number | null = null;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    if (port === null) {
      socket.resetAndDestroy();
      return;
    }
    const onward = connect(port, '127.0.0.1');
    for (const [each, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(each);
      // How either side ends, well or badly, is for the programs at both ends to see.
      each.on('error', () => undefined);
      each.on('close', () => {
        open.delete(each);
        other.destroy();
      });
      each.pipe(other);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(url) {
      port = url === null ? null : Number(new URL(url).port);
      if (port === null) for (const socket of open) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
