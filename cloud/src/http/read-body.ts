/** Reads a JSON or framed body within a bound, however it is compressed (SY6). */
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { Readable, type Duplex } from 'node:stream';
import { AppError } from '@answly/shared/errors/app-error';
import { frameMime } from '@answly/shared/http/route';
import { readFrame, type Frame } from '@answly/shared/sync/facts-frame';

const mimeJson = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/**
 * The parsed body. The bound counts bytes before compression, so a small body that unpacks to a large one stops early.
 * @throws AppError `request.invalid` where it is not JSON or arrives garbled, `request.too-large`.
 */
export async function readJson(request: Request, bytesMax: number): Promise<unknown> {
  if (!mimeJson.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('request.invalid', { detail: 'The body must be application/json.' });
  }
  return parsed(await readBytes(request, bytesMax), JSON.parse);
}

/** A body of facts, its head line parsed; the same refusals. */
export async function readFramed(request: Request, bytesMax: number): Promise<Frame> {
  if (request.headers.get('content-type') !== frameMime) {
    throw new AppError('request.invalid', { detail: `The body must be ${frameMime}.` });
  }
  return parsed(await readBytes(request, bytesMax), readFrame);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parsed<T>(bytes: Uint8Array, parse: (text: string) => T): T {
  try {
    return parse(utf8.decode(bytes));
  } catch (cause) {
    throw new AppError('request.invalid', { detail: 'The body is not JSON.', cause });
  }
}

async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge(bytesMax);
  return encoding === 'identity' ? readPlain(request, bytesMax) : readPacked(request, encoding, bytesMax);
}

/** Reading at once is much faster than a stream, and safe where the length is declared: Node enforces it. */
async function readPlain(request: Request, bytesMax: number): Promise<Uint8Array> {
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array();
  return collect(Readable.fromWeb(request.body), bytesMax);
}

async function readPacked(request: Request, encoding: string, bytesMax: number): Promise<Uint8Array> {
  const unpack = decoder(encoding);
  if (request.body === null) return new Uint8Array();
  const packed = Readable.fromWeb(request.body);
  packed.on('error', (error) => unpack.destroy(error));
  try {
    return await collect(packed.pipe(unpack), bytesMax);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('request.invalid', { detail: `The body is not readable as ${encoding}.`, cause });
  } finally {
    packed.destroy();
    unpack.destroy();
  }
}

function decoder(encoding: string): Duplex {
  if (encoding === 'gzip') return createGunzip();
  if (encoding === 'zstd') return createZstdDecompress();
  throw new AppError('request.invalid', { detail: 'Content-Encoding may be gzip or zstd.' });
}

async function collect(stream: Readable, bytesMax: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) throw tooLarge(bytesMax);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, bytes);
}

function tooLarge(bytesMax: number): AppError {
  return new AppError('request.too-large', { detail: `At most ${bytesMax} bytes before compression.` });
}
