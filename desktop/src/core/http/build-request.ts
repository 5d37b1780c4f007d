/** Turns a declared route and its parts into what `fetch` takes. */
import { zstdCompressSync } from 'node:zlib';
import type { Route } from '@answly/shared/http/route';

/** Below this many bytes compressing costs more than it saves. */
const compressFromBytes = 1_024;

export interface RequestParts {
  params?: Record<string, unknown>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
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
  if (parts.body !== undefined) {
    headers['content-type'] = 'application/json';
    const plain = Buffer.from(JSON.stringify(parts.body));
    const compress = plain.byteLength >= compressFromBytes;
    if (compress) headers['content-encoding'] = 'zstd';
    init.body = compress ? new Uint8Array(zstdCompressSync(plain)) : new Uint8Array(plain);
  }
  return { url: urlOf(baseUrl, route, parts), init };
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
