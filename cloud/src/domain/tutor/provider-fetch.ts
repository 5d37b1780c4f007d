/**
 * What the providers' client sends its requests by. `fetch` spends on each of them more than all of our own work does:
 * this asks the same library underneath it, and gives the little of a response that the client and we read.
 */
import type { Readable } from 'node:stream';
import { request } from 'undici';

/** Where a request is sent elsewhere, nothing follows it: keys and questions go where the operator said. */
export async function providerFetch(
  address: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  if (address instanceof Request) throw new TypeError('the client asks by address');
  const { statusCode, headers, body } = await request(address, {
    method: 'POST',
    headers: Object.fromEntries(new Headers(init.headers)),
    body: typeof init.body === 'string' ? init.body : null,
    signal: init.signal ?? null,
  });
  const answer: Answer = {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    headers: headersOf(headers),
    body,
    text: () => body.text(),
    json: () => body.json(),
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

function headersOf(told: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(told)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}
