/**
 * A number that stands for a document as it is. The sum of all marks tells whether two sides hold the same documents,
 * also after a server was restored and its counter has caught up again (SY12).
 */
import { canonicalJson } from './canonical.ts';
import type { DocumentFields } from './document.ts';

export const markModulus = 2 ** 32;

/** FNV-1a of 32 bits over the UTF-16 units (G. Fowler, L. Noll, K.-P. Vo, 1991). */
export function markOf(key: string, fields: DocumentFields): number {
  const text = canonicalJson([key, fields]);
  let mark = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  }
  return mark >>> 0;
}
