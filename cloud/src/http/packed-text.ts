/** A large answer of text, compressed as the client can take it. */
import { promisify } from 'node:util';
import { constants, gzip, zstdCompress } from 'node:zlib';

const gzipped = promisify(gzip);
const zstdCompressed = promisify(zstdCompress);

/** Below this, compression costs more than it saves. */
const packBytesMin = 1024;
/** Both at their fastest: an answer is made once and read once. */
const zstdLevel = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const gzipLevel = { level: 1 };

export async function packedText(
  text: string,
  mime: string,
  acceptEncoding: string | undefined,
): Promise<Response> {
  const plain = Buffer.from(text);
  const headers = {
    'Content-Type': mime,
    Vary: 'Accept-Encoding',
    'Cache-Control': 'no-store',
  };
  const encoding = plain.length < packBytesMin ? undefined : choose(acceptEncoding ?? '');
  if (encoding === undefined) return new Response(plain, { headers });
  const packed =
    encoding === 'zstd' ? await zstdCompressed(plain, zstdLevel) : await gzipped(plain, gzipLevel);
  return new Response(packed, { headers: { ...headers, 'Content-Encoding': encoding } });
}

/** The better of what is accepted; `q=0` refuses. */
function choose(acceptEncoding: string): 'zstd' | 'gzip' | undefined {
  const accepted = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((each) => each.trim().split(/\s*;\s*q=/))
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([name]) => name);
  return (['zstd', 'gzip'] as const).find((encoding) => accepted.includes(encoding));
}
