/** A TCP proxy that does to connections what bad networks do: delays, resets, silence, answers that stop in the middle. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';

export type Fault =
  /** Every piece arrives so much later. */
  | { kind: 'latency'; ms: number }
  /** The connection is reset when so many bytes have come from the server. */
  | { kind: 'reset'; afterBytes: number }
  /** What is sent arrives nowhere, and nobody says so. */
  | { kind: 'half-open' }
  /** The connection ends politely when so many bytes have come from the server. */
  | { kind: 'truncation'; afterBytes: number };

export interface FaultProxy {
  port: number;
  /** From now on, for new connections and those that stand; null for none. */
  set(fault: Fault | null): void;
  /** How often the fault was done to a connection. */
  doneCount(): number;
  close(): Promise<void>;
}

/** Listens on a port of its own and passes on to `targetPort` of this computer. */
export async function openFaultProxy(targetPort: number): Promise<FaultProxy> {
  const open = new Set<Socket>();
  let fault: Fault | null = null;
  let doneCount = 0;

  function fromServer(client: Socket, bytes: Buffer, before: number): void {
    if (fault === null || fault.kind === 'latency') return later(() => client.write(bytes));
    doneCount += 1;
    if (fault.kind === 'half-open') return;
    const left = Math.max(0, fault.afterBytes - before);
    if (bytes.length <= left) {
      client.write(bytes);
      return;
    }
    if (fault.kind === 'reset') client.resetAndDestroy();
    else client.end(bytes.subarray(0, left));
  }
  function later(act: () => unknown): void {
    if (fault?.kind !== 'latency') return void act();
    doneCount += 1;
    setTimeout(act, fault.ms);
  }

  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    let received = 0;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => {
      if (fault?.kind === 'half-open') doneCount += 1;
      else later(() => upstream.write(bytes));
    });
    upstream.on('data', (bytes) => {
      fromServer(client, bytes, received);
      received += bytes.length;
    });
    client.on('close', () => {
      open.delete(client);
      upstream.destroy();
    });
    upstream.on('close', () => {
      open.delete(upstream);
      if (fault?.kind !== 'half-open') later(() => client.end());
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    set: (next) => void (fault = next),
    doneCount: () => doneCount,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
