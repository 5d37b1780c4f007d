/** Which file of the built renderer answers a request; nothing outside its folder ever does. */
import { isAbsolute, join, relative, resolve } from 'node:path';

/**
 * The file for the path of a URL, as it stands in the request (percent-encoded). A path without a file extension
 * is a screen of the app and gets `index.html`.
 * @returns an absolute path inside `folder`, or null for what may not or cannot name a file there.
 */
export function assetPath(folder: string, urlPath: string): string | null {
  const decoded = decode(urlPath);
  if (decoded === null || !decoded.startsWith('/') || /[\0\\:]/u.test(decoded)) return null;
  const segments = decoded.split('/').slice(1);
  if (segments.some((segment) => segment.startsWith('.'))) return null;
  const last = segments.at(-1) ?? '';
  const file = last.includes('.') ? join(...segments) : 'index.html';
  const full = resolve(folder, file);
  const inside = relative(folder, full);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : full;
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}
