/** What kind of picture or sound bytes are, by how they begin rather than by their name. */
import type { Media } from '../model/pack.ts';

const signatures: { mime: Media['mime']; at: number; starts: string }[] = [
  { mime: 'image/png', at: 0, starts: '\u0089PNG\r\n' },
  { mime: 'image/jpeg', at: 0, starts: '\u00ff\u00d8\u00ff' },
  { mime: 'image/gif', at: 0, starts: 'GIF8' },
  { mime: 'image/webp', at: 8, starts: 'WEBP' },
  { mime: 'audio/wav', at: 8, starts: 'WAVE' },
  { mime: 'audio/ogg', at: 0, starts: 'OggS' },
  { mime: 'audio/mpeg', at: 0, starts: 'ID3' },
  { mime: 'audio/mpeg', at: 0, starts: '\u00ff\u00fb' },
];

/** Null when the bytes are none of the kinds a pack may hold. SVG is told by its root element near the start. */
export function mediaTypeOf(bytes: Uint8Array): Media['mime'] | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1000));
  const found = signatures.find((each) => head.startsWith(each.starts, each.at));
  if (found !== undefined) return found.mime;
  return /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!--|svg|!DOCTYPE svg)/i.test(head) && /<svg[\s>]/i.test(head)
    ? 'image/svg+xml'
    : null;
}
