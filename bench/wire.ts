/** Watches what a device sends and receives: when a path is asked for first, and how many bytes go over the wire. */

export interface Wire {
  fetch: typeof fetch;
  /** Resolves with the moment at which the path is asked for first. */
  first(path: string): Promise<number>;
  /** Bytes of bodies as they were sent, compressed. */
  sent(): number;
  received(): number;
}

const timeoutMs = 300_000;

export function watchWire(): Wire {
  const listeners = new Map<string, (at: number) => void>();
  const bytes = { sent: 0, received: 0 };
  return {
    first: (path) =>
      new Promise<number>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${path} was not asked for in time`)), timeoutMs);
        listeners.set(path, (at) => {
          clearTimeout(late);
          resolve(at);
        });
      }),
    sent: () => bytes.sent,
    received: () => bytes.received,
    fetch: (async (input, init) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      listeners.get(pathname)?.(performance.now());
      if (init?.body instanceof Uint8Array) bytes.sent += init.body.byteLength;
      const response = await fetch(input, init);
      bytes.received += Number(response.headers.get('content-length') ?? 0);
      return response;
    }) satisfies typeof fetch,
  };
}
