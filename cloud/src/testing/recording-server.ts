/** A server that writes down what it is asked and answers what it is told to. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
}

export interface RecordedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

export interface RecordingServer {
  url: string;
  requests: RecordedRequest[];
  close(): Promise<void>;
}

/** On 127.0.0.1; a request for which `answer` gives nothing hangs until the server is closed. */
export async function startRecordingServer(
  answer: (request: RecordedRequest) => RecordedAnswer | undefined,
): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url: path, headers } = request;
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
      const recorded = { method, path, headers, body };
      requests.push(recorded);
      const given = answer(recorded);
      if (given !== undefined) response.writeHead(given.status ?? 200, given.headers).end(given.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
