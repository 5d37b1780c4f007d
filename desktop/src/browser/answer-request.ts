/** Answers the HTTP requests of the browser host: the way in, then the files of the page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from '#desktop/host/page-headers';
import type { Asset, createAssets } from './assets.ts';
import { chooseEncoding } from './choose-encoding.ts';
import type { Door } from './door.ts';
import { loopback } from './listen.ts';
import { entryNeeded, notBuilt } from './pages.ts';
import { cookieName, isOwnHost, sessionOf } from './request-guard.ts';

export interface AnswerParts {
  door: Door;
  assets: ReturnType<typeof createAssets>;
  port: () => number;
  /** Somebody without a cookie asked: print a fresh address. */
  entryWanted: () => void;
}

/** Path of the printed address; its query is the one-time token. */
export const entryPath = '/open';

export async function answerRequest(
  parts: AnswerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const port = parts.port();
  for (const [name, value] of Object.entries(pageHeaders(`ws://${loopback}:${port}`)))
    response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  if (!isOwnHost(request, port)) return end(response, 421, 'This is not the address of Answly.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return end(response, 405, 'Only GET is answered here.\n');
  }
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  if (path === entryPath && request.method === 'GET') return enter(parts, query, response);
  const session = sessionOf(request, port);
  if (session === null || !parts.door.knows(session)) {
    parts.entryWanted();
    return end(response, 401, entryNeeded);
  }
  const asset = await parts.assets.find(path);
  if (asset !== null) return sendAsset(asset, request, response);
  if (path === '/') return end(response, 503, notBuilt);
  return end(response, 404, 'There is nothing at this address.\n');
}

/** The token leaves the address bar with the redirect, also a used or wrong one, and is worth nothing in the history. */
function enter(parts: AnswerParts, query: string, response: ServerResponse): void {
  const session = parts.door.enter(new URLSearchParams(query).get('token') ?? '');
  if (session !== null)
    response.setHeader(
      'set-cookie',
      `${cookieName(parts.port())}=${session}; Path=/; HttpOnly; SameSite=Strict`,
    );
  response.setHeader('location', '/');
  end(response, 303, '');
}

async function sendAsset(asset: Asset, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const encoding = chooseEncoding(request.headers['accept-encoding'], asset.encodings);
  const tag = `"${asset.tag}-${encoding}"`;
  response.setHeader('etag', tag);
  response.setHeader('vary', 'accept-encoding');
  response.setHeader(
    'cache-control',
    asset.hashed ? 'private, max-age=31536000, immutable' : 'private, no-cache',
  );
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const body = await asset.body(encoding);
  response.setHeader('content-type', asset.type);
  response.setHeader('content-length', body.byteLength);
  if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.setHeader('content-type', `text/${text.startsWith('<') ? 'html' : 'plain'}; charset=utf-8`);
  response.writeHead(status).end(text);
}
