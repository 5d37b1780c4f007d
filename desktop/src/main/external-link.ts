/** Links that leave the app: to the student's browser, https only, and only when the student agrees. */

export type LinkPlan = { act: 'ask'; url: string; host: string } | { act: 'refuse' };

/** @param address a link of the page, untrusted: packs bring their own. */
export function planExternalLink(address: string): LinkPlan {
  const url = URL.parse(address);
  // Credentials in a link are there to deceive.
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return { act: 'refuse' };
  return { act: 'ask', url: url.href, host: url.host };
}
