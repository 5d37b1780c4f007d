/** Checks that a request came to this host by its own address, from its own page, with its own cookie. */
import type { IncomingMessage } from 'node:http';
import { loopback } from './listen.ts';

/** The port is in the name because cookies are shared between the ports of an address. */
export const cookieName = (port: number) => `answly-${port}`;

/** The page's own origin; everything else is another site. */
export const ownOrigin = (port: number) => `http://${loopback}:${port}`;

/** A name that an attacker points at 127.0.0.1 (DNS rebinding) comes with its own Host header. */
export function isOwnHost(request: IncomingMessage, port: number): boolean {
  return request.headers.host === `${loopback}:${port}`;
}

/** A WebSocket is not bound by the same-origin policy: the server has to look at who opens it. */
export function isOwnOrigin(request: IncomingMessage, port: number): boolean {
  return request.headers.origin === ownOrigin(port);
}

/** The session's secret from the cookie, or null. */
export function sessionOf(request: IncomingMessage, port: number): string | null {
  const prefix = `${cookieName(port)}=`;
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const cookie = pair.trim();
    if (cookie.startsWith(prefix)) return cookie.slice(prefix.length);
  }
  return null;
}
