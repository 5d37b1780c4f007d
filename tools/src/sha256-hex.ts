/** What a file or a text is known by, the same wherever it is kept. */
import { hash } from 'node:crypto';

export function sha256Hex(content: string | Uint8Array): string {
  return hash('sha256', content);
}
