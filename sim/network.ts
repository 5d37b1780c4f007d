/** The network between devices and cloud: nothing moves on it unless the scheduler moves it. */
import { zstdDecompressSync } from 'node:zlib';
import type { Answer } from './cloud.ts';

export interface Letter {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | undefined;
}

/** One request of a device and what became of it. */
export interface Exchange {
  device: number;
  letter: Letter;
  stage: 'sent' | 'at-server' | 'answered';
  answer?: Answer;
  /** Ends it at the device: with the answer, or as a failure of the network. */
  resolve(response: Response): void;
  reject(error: Error): void;
}

export interface Network {
  /** @param moved called whenever the device asks: it has come to rest. */
  fetchOf(device: number, moved: () => void): typeof fetch;
  /** Those a device waits for, oldest first. */
  open(): Exchange[];
  /** Copies that still travel, though nobody waits for them. */
  strays: Letter[];
  /** A device without a network fails at once. */
  parted: Set<number>;
  close(exchange: Exchange): void;
  /** Ends all of a device's requests. */
  hangUp(device: number): void;
}

const straysMax = 5;

export function createNetwork(): Network {
  let open: Exchange[] = [];
  const strays: Letter[] = [];
  const parted = new Set<number>();
  const close = (exchange: Exchange) => void (open = open.filter((each) => each !== exchange));

  return {
    strays,
    parted,
    open: () => open,
    hangUp(device) {
      for (const exchange of open.filter((each) => each.device === device)) {
        close(exchange);
        exchange.reject(new TypeError('fetch failed: connection closed'));
      }
    },
    close,
    fetchOf: (device, moved) => (input, init) => {
      moved();
      if (parted.has(device)) return Promise.reject(new TypeError('fetch failed: no network'));
      return new Promise((resolve, reject) => {
        const exchange: Exchange = { device, letter: letterOf(input, init), stage: 'sent', resolve, reject };
        open.push(exchange);
        init?.signal?.addEventListener('abort', () => {
          if (!open.includes(exchange)) return;
          close(exchange);
          // Who asked is gone; what was asked may still arrive.
          if (exchange.stage === 'sent' && strays.length < straysMax) strays.push(exchange.letter);
          reject(init.signal?.reason as Error);
        });
      });
    },
  };
}

export function requestOf({ method, url, headers, body }: Letter): Request {
  return new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
}

/** Unpacked, as `fetch` hands it over. */
export function responseOf({ status, headers, body }: Answer): Response {
  const packed = headers.some(([name, value]) => name === 'content-encoding' && value === 'zstd');
  const plain = packed ? new Uint8Array(zstdDecompressSync(body)) : body;
  return new Response(status === 204 ? null : plain, { status, headers });
}

function letterOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): Letter {
  const body = init?.body as Uint8Array<ArrayBuffer> | undefined;
  const headers = Object.entries(init?.headers as Record<string, string>);
  if (body !== undefined) headers.push(['content-length', String(body.byteLength)]);
  const url = input instanceof Request ? input.url : String(input);
  return { method: init?.method ?? 'GET', url, headers, body };
}
