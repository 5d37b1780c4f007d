/** Addresses and bytes of a pack's media. */

/** The hash in `media:<sha256>`, or null for anything else. */
export function mediaHash(address: string): string | null {
  return /^media:([0-9a-f]{64})$/u.exec(address)?.[1] ?? null;
}

export function bytesOfBase64(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
