/**
 * What the providers' client sends its requests by. `fetch` spends on each of them more than all of our own work does:
 * this asks the same library underneath it, and gives the little of a response that the client and we read.
 */
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { request } from 'undici';
import { limits } from '@answly/shared/limits';

/** Where a request is sent elsewhere, nothing follows it: keys and questions go where the operator said. */
export async function providerFetch(
  address: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  if (address instanceof Request) throw new TypeError('the client asks by address');
  const answered = await request(address, {
    method: 'POST',
    headers: { ...sentHeaders(init.headers), 'accept-encoding': 'identity' },
    body: typeof init.body === 'string' ? init.body : null,
    signal: init.signal ?? null,
  });
  const headers = headersOf(answered.headers);
  const body = unpacked(answered.body, headers.get('content-encoding'));
  const answer: Answer = {
    ok: answered.statusCode >= 200 && answered.statusCode < 300,
    status: answered.statusCode,
    headers,
    body,
    text: () => readText(body),
    json: async () => JSON.parse(await readText(body)) as unknown,
  };
  return answer as unknown as Response;
}

/** Of an answer by `providerFetch`. */
export function bodyOf(response: Response): Readable {
  return (response as unknown as Answer).body;
}

interface Answer extends Pick<Response, 'ok' | 'status' | 'headers' | 'text' | 'json'> {
  body: Readable;
}

const decoders = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** Some gateways pack what nobody asked them to pack. */
function unpacked(body: Readable, encoding: string | null): Readable {
  const name = encoding?.trim().toLowerCase();
  const create = Object.entries(decoders).find(([known]) => known === name)?.[1];
  if (create === undefined) return body;
  // Whoever reads hears of an error.
  return pipeline(body, create(), () => undefined);
}

/** To its end, or as far as any answer goes. */
async function readText(body: Readable): Promise<string> {
  const packets: Uint8Array[] = [];
  let bytes = 0;
  // One that is left before its end says so to nobody.
  body.on('error', () => undefined);
  for await (const packet of body as AsyncIterable<Uint8Array>) {
    packets.push(packet);
    bytes += packet.byteLength;
    if (bytes > limits.providerAnswerBytesMax) break;
  }
  return new TextDecoder().decode(Buffer.concat(packets));
}

function sentHeaders(headers: RequestInit['headers']): Record<string, string> {
  return Object.fromEntries(headers instanceof Headers ? headers : new Headers(headers));
}

function headersOf(told: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(told)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}
