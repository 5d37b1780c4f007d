/** Looks at what travels: sizes that must stay bounded (SY6), and answers that no server should give. */
import { zstdDecompressSync } from 'node:zlib';
import { limits } from '@answly/shared/limits';
import type { Answer } from './cloud.ts';
import type { Letter } from './network.ts';
import { promise } from './violation.ts';
import type { World } from './world.ts';

export function inspectLetter({ url, headers, body }: Letter): void {
  if (body === undefined || !url.endsWith('/v1/sync/push')) return;
  const plain = plainOf(body, headers);
  promise('payload-bounded', plain.length <= limits.pushBytesMax, () => `a push of ${plain.length} bytes`);
  const count = factsIn(plain.toString());
  promise('payload-bounded', count <= limits.pushFactsMax, () => `a push of ${count} facts`);
}

export function inspectAnswer(
  world: World,
  { method, url }: Letter,
  { status, headers, body }: Answer,
): void {
  const broken = () =>
    `${method} ${url} → ${status} ${Buffer.from(body).toString()} ${world.cloud.logged.at(-1)}`;
  // 503 is what a crash looks like from outside; anything else beyond 500 is a mistake of ours.
  promise('server-sound', status < 500 || status === 503, broken);
  if (!url.includes('/v1/sync/pull') || status !== 200) return;
  const count = factsIn(plainOf(body, headers).toString());
  promise('payload-bounded', count <= limits.pullFactsMax, () => `a page of ${count} facts`);
}

/** Behind the line of columns there is a line for each fact. */
function factsIn(text: string): number {
  return text.split('\n').length - 1;
}

function plainOf(body: Uint8Array, headers: readonly [string, string][]): Buffer {
  const packed = headers.some(([name, value]) => name === 'content-encoding' && value === 'zstd');
  return packed ? zstdDecompressSync(body) : Buffer.from(body);
}
