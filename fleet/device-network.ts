/** The network of one device: counted, cut, and changed on the way, with the real server behind it. */

export interface DeviceNetwork {
  fetch: typeof fetch;
  /** `METHOD /path` of what reached the server, in order. */
  asked: string[];
  /** Nothing gets through. */
  down: boolean;
  /** After so many more requests the server has done its part, but its answer is lost, and then nothing gets through. */
  cutAfter: number;
  /** Changes where a request goes. */
  redirect: (url: URL) => void;
  /** Changes what the server answered. */
  garble: (asked: string, response: Response) => Response | Promise<Response>;
  /** How often a path was asked since the last time this was called. */
  countOf(path: string): number;
}

export function createDeviceNetwork(): DeviceNetwork {
  const gone = () => new TypeError('fetch failed');
  const network: DeviceNetwork = {
    asked: [],
    down: false,
    cutAfter: Number.POSITIVE_INFINITY,
    redirect: () => undefined,
    garble: (_, response) => response,
    countOf: (path) => {
      const count = network.asked.filter((asked) => asked.endsWith(` ${path}`)).length;
      network.asked.length = 0;
      return count;
    },
    fetch: async (input, init) => {
      if (network.down) throw gone();
      const url = new URL(input instanceof Request ? input.url : input);
      const asked = `${init?.method ?? 'GET'} ${url.pathname}`;
      network.redirect(url);
      network.cutAfter -= 1;
      const isCut = network.cutAfter < 0;
      if (isCut) network.down = true;
      const response = await fetch(url, init);
      network.asked.push(asked);
      if (isCut) {
        // The server must have done its part before the answer is lost.
        await response.arrayBuffer();
        throw gone();
      }
      return network.garble(asked, response);
    },
  };
  return network;
}

/** Lets each connection that tells of heads end behind its first event. */
export async function cutHeads(asked: string, response: Response): Promise<Response> {
  if (!asked.endsWith(' /v1/sync/heads') || response.body === null) return response;
  const reader = response.body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new Response(value, response);
}
