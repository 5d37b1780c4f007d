/** The address of a server as a student types it. */

/** Chromium takes a blank for a part of a name. */
const hostName = /^(?:[a-z\d.-]+|\[[\da-f:.]+\])$/u;

/** @returns the address without a slash at its end, as the API's paths go on from it; null when it cannot be one. */
export function serverAddress(typed: string): string | null {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/u.test(url.protocol) || !hostName.test(url.hostname)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  return url.href.replace(/\/+$/u, '');
}
