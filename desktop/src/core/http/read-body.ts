/** Reads a response to its end, but never more of it than we are ready to hold. */
import { AppError } from '@answly/shared/errors/app-error';

/** @throws AppError `network.garbled` when the body is larger than `bytesMax` after decompression. */
export async function readBody(response: Response, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bytesMax) {
      throw new AppError('network.garbled', { detail: `The server sent more than ${bytesMax} bytes.` });
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}
