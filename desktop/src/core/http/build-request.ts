/** Turns a declared route and its parts into what `fetch` takes. */
import { constants, zstdCompressSync } from 'node:zlib';
import { frameMime, type Route } from '@answly/shared/http/route';
import { frameText } from '@answly/shared/sync/facts-frame';

/** Below this many bytes compressing costs more than it saves. */
const compressFromBytes = 1_024;
/** Sent once and read once; the slower levels save little. */
const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export interface RequestParts {
  params?: Record<string, unknown>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  frame?: { head: object; bodies: string };
  accessToken?: string;
  signal?: AbortSignal;
}

export function buildRequest(
  baseUrl: string,
  route: Route,
  parts: RequestParts,
): { url: URL; init: RequestInit } {
  const headers: Record<string, string> = {};
  if (parts.accessToken !== undefined) headers.authorization = `Bearer ${parts.accessToken}`;
  const init: RequestInit = { method: route.method, headers, redirect: 'error' };
  if (parts.signal) init.signal = parts.signal;
  if (route.answer.kind === 'frame') headers['accept-encoding'] = 'zstd, gzip';
  const text = textOf(parts);
  if (text !== undefined) {
    headers['content-type'] = parts.frame === undefined ? 'application/json' : frameMime;
    const plain = Buffer.from(text);
    const compress = plain.byteLength >= compressFromBytes;
    if (compress) headers['content-encoding'] = 'zstd';
    init.body = new Uint8Array(compress ? zstdCompressSync(plain, fastest) : plain);
  }
  return { url: urlOf(baseUrl, route, parts), init };
}

function textOf({ body, frame }: RequestParts): string | undefined {
  if (frame !== undefined) return frameText(frame.head, frame.bodies);
  return body === undefined ? undefined : JSON.stringify(body);
}

function urlOf(baseUrl: string, route: Route, parts: RequestParts): URL {
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(parts.params?.[name])),
  );
  const url = new URL(path.slice(1), baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
