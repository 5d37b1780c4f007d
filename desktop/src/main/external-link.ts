/** Links that leave the app: opened in the student's browser, https only, strange hosts only when the student agrees. */

/** Opened without asking: where Answly itself points to. */
const knownHosts: ReadonlySet<string> = new Set(['answly.app', 'www.answly.app', 'github.com']);

export type LinkPlan = { act: 'open' | 'ask'; url: string; host: string } | { act: 'refuse' };

/** @param address a link of the page, untrusted: packs bring their own. */
export function planExternalLink(address: string): LinkPlan {
  const url = URL.parse(address);
  // Credentials in a link are there to deceive.
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return { act: 'refuse' };
  const act = knownHosts.has(url.hostname) && url.port === '' ? 'open' : 'ask';
  return { act, url: url.href, host: url.host };
}
