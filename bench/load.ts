/** A lean load generator: the same bytes over keep-alive connections, one request at a time on each. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  connections: number;
  /** Bytes of the n-th request. */
  request: (n: number) => string;
  /** How many bytes the first reply in `received` has, 0 while it is not whole. Throws when it is a refusal. */
  replyLength: (received: Buffer) => number;
  /** Ends when either is reached; at least one is given. */
  forMs?: number;
  count?: number;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds from the writing of each request to the last byte of its reply. */
  latencies: number[];
}

export async function runLoad(load: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const start = performance.now();
  const endAt = start + (load.forMs ?? Infinity);
  const countMax = load.count ?? Infinity;
  let begun = 0;
  const next = () => (begun < countMax && performance.now() < endAt ? load.request(begun++) : undefined);
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      const socket = connect({ port: load.port, host: '127.0.0.1', noDelay: true });
      await once(socket, 'connect');
      await follow(socket, load, { next, took: (ms) => latencies.push(ms) });
      socket.destroy();
    }),
  );
  return { perSecond: (latencies.length * 1000) / (performance.now() - start), latencies };
}

interface Following {
  next: () => string | undefined;
  took: (ms: number) => void;
}

function follow(socket: Socket, load: Load, { next, took }: Following): Promise<void> {
  return new Promise((resolve, reject) => {
    let received: Buffer = Buffer.alloc(0);
    let sentAt = 0;
    const send = () => {
      const request = next();
      if (request === undefined) return resolve();
      sentAt = performance.now();
      socket.write(request);
    };
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
    socket.on('data', (part) => {
      received = received.length === 0 ? part : Buffer.concat([received, part]);
      try {
        const length = load.replyLength(received);
        if (length === 0) return;
        took(performance.now() - sentAt);
        received = received.subarray(length);
        send();
      } catch (error) {
        reject(error);
      }
    });
    send();
  });
}

/** For HTTP/1.1 with status 200, of known length or chunked. */
export function httpReplyLength(received: Buffer): number {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd === -1) return 0;
  const head = received.toString('latin1', 0, headEnd).toLowerCase();
  if (!head.startsWith('http/1.1 200')) throw new Error(`refused: ${received.toString()}`);
  const bodyStart = headEnd + 4;
  const known = /\r\ncontent-length: (\d+)/.exec(head)?.[1];
  if (known !== undefined) {
    const length = bodyStart + Number(known);
    return received.length >= length ? length : 0;
  }
  // Nothing follows the last chunk before the next request is sent.
  return received.subarray(headEnd).includes('\r\n0\r\n\r\n') ? received.length : 0;
}

/** For a bulk string of Redis. */
export function redisReplyLength(received: Buffer): number {
  const headEnd = received.indexOf('\r\n');
  if (headEnd === -1) return 0;
  const head = received.toString('latin1', 0, headEnd);
  if (head.startsWith('-')) throw new Error(`refused: ${head}`);
  const length = head.startsWith('$') ? headEnd + 2 + Number(head.slice(1)) + 2 : headEnd + 2;
  return received.length >= length ? length : 0;
}

export function httpPost(path: string, body: unknown, headers: Record<string, string> = {}): string {
  const text = JSON.stringify(body);
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`;
}
