/** The page's own scheme, `app://answly/`: files of the built renderer and nothing else. */
import { readFile } from 'node:fs/promises';
import { assetPath } from '#desktop/host/asset-path';
import { contentType } from '#desktop/host/content-type';
import { pageHeaders } from '#desktop/host/page-headers';
import type { Electron } from './electron-module.ts';

const scheme = 'app';
const host = 'answly';

/** The origin of our page, and the page itself. */
export const appOrigin = `${scheme}://${host}`;
export const appPage = `${appOrigin}/`;

/** Gives the scheme the rights of a secure web origin; must be called before the app is ready. */
export function declareAppScheme(protocol: Electron['protocol']): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveAppScheme(protocol: Electron['protocol'], rendererFolder: string): void {
  protocol.handle(scheme, (request) => answerAppRequest(rendererFolder, request));
}

/** Never rejects: what cannot be answered with a file is answered with a status. */
export async function answerAppRequest(
  rendererFolder: string,
  request: { url: string; method: string },
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  const url = URL.parse(request.url);
  if (url?.protocol !== `${scheme}:` || url.host !== host) return refuse(404);
  const file = assetPath(rendererFolder, url.pathname);
  const bytes = file === null ? null : await readFile(file).catch(() => null);
  if (file === null || bytes === null) return refuse(404);
  return new Response(bytes, { headers: { ...pageHeaders(null), 'content-type': contentType(file) } });
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: pageHeaders(null) });
}
