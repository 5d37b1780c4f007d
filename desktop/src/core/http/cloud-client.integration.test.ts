/** The client against real sockets that answer well, badly, or not at all. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listPacks } from '@answly/shared/http/packs';
import { frameMime } from '@answly/shared/http/route';
import { pull, push } from '@answly/shared/http/sync';
import { askTutor } from '@answly/shared/http/tutor';
import { columnsOf, frameText, readFrame } from '@answly/shared/sync/facts-frame';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createCloudClient } from './cloud-client.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

async function clientOf(listener: RequestListener) {
  server = createServer(listener);
  await new Promise<void>((resolve) => {
    server?.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return createCloudClient({ baseUrl: () => `http://127.0.0.1:${port}`, fetch });
}

const json = (status: number, body: unknown): RequestListener => {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
};

const deviceId = '0190a0a0-0000-7000-8000-000000000001';
const fact = {
  id: '0190a0a0-0000-7000-8000-000000000002',
  kind: 'note',
  deviceId,
  deviceSeq: 1,
  at: 5,
  zoneMinutes: 0,
  monoMs: 0,
  body: JSON.stringify({ a: 'x'.repeat(5000) }),
};
const sent = {
  frame: { head: { protocol: 1, deviceId, sentAt: 5, columns: columnsOf([fact]) }, bodies: fact.body },
};

test('gives the parsed answer of a route', async () => {
  const client = await clientOf(json(200, { packs: [] }));
  expect(await client.send(listPacks, {})).toEqual({ packs: [] });
});

test('sends a large body compressed, with its token', async () => {
  let seen: unknown;
  const client = await clientOf((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen = {
        token: request.headers.authorization,
        frame: readFrame(zstdDecompressSync(Buffer.concat(chunks)).toString()),
        mime: request.headers['content-type'],
        small: Buffer.concat(chunks).byteLength < 500,
      };
      json(200, { epoch: 'e', serverTime: 1, head: 1, count: 1, others: [], numbered: null })(
        request,
        response,
      );
    });
  });
  await client.send(push, sent, { accessToken: 't' });
  expect(seen).toEqual({
    token: 'Bearer t',
    frame: { head: sent.frame.head, bodies: [fact.body] },
    mime: 'application/vnd.answly.facts',
    small: true,
  });
});

test('reads a frame that came packed, and calls one garbled whose head is of another shape', async () => {
  const columns = { ...columnsOf([fact]), seqFirst: 1, effectiveAfter: [0] };
  const head = { epoch: 'e', serverTime: 1, head: 1, columns, nextCursor: 1, more: false, deviceSeqMax: 0 };
  const framed = (text: string): RequestListener => {
    return (_, response) =>
      void response
        .writeHead(200, { 'content-type': frameMime, 'content-encoding': 'zstd' })
        .end(zstdCompressSync(text));
  };
  const query = { protocol: 1, cursor: 0 };
  const client = await clientOf(framed(frameText(head, fact.body)));
  expect(await client.send(pull, { query })).toEqual({ head, bodies: [fact.body] });
  for (const text of ['', 'nonsense', '{"epoch":5}', JSON.stringify({ ...head, columns: null })]) {
    const other = await clientOf(framed(text));
    await expect(other.send(pull, { query })).rejects.toMatchObject({ code: 'network.garbled' });
  }
});

test('gives the code the server refused with, and when to try again', async () => {
  const refusal = {
    type: 'x',
    title: 'Slow',
    status: 429,
    code: 'rate.limited',
    retry: 'backoff',
    retryAfterSeconds: 7,
  };
  const client = await clientOf(json(429, refusal));
  await expect(client.send(listPacks, {})).rejects.toMatchObject({
    code: 'rate.limited',
    data: { retryAfterSeconds: 7 },
  });
});

test.each([
  ['a page of some proxy', 200, '<html>'],
  ['JSON of another shape', 200, '{"packs":[{"id":5}]}'],
  ['half an answer', 200, '{"packs":['],
  ['a refusal that is not ours', 404, 'nothing here'],
])('calls %s garbled', async (_, status, text) => {
  const client = await clientOf((__, response) => void response.writeHead(status).end(text));
  await expect(client.send(listPacks, {})).rejects.toMatchObject({ code: 'network.garbled' });
});

test('says that a failing server is unavailable', async () => {
  const client = await clientOf((_, response) => void response.writeHead(502).end('bad gateway'));
  await expect(client.send(listPacks, {})).rejects.toMatchObject({ code: 'service.unavailable' });
});

test('says offline when nobody listens, and when the line is cut', async () => {
  const nobody = createCloudClient({ baseUrl: () => 'http://127.0.0.1:9', fetch });
  await expect(nobody.send(listPacks, {})).rejects.toMatchObject({ code: 'network.offline' });
  const cut = await clientOf((request) => void request.socket.destroy());
  await expect(cut.send(listPacks, {})).rejects.toMatchObject({ code: 'network.offline' });
});

test('streams events as they come, skipping what a newer server adds', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: delta\ndata: {"text":"Be');
    response.write('cause"}\n\n: beat\n\nevent: sparkle\ndata: {}\n\n');
    response.end('event: done\ndata: {"finishReason":"stop"}\n\n');
  });
  const events = [];
  const request = {
    body: {
      requestId: '0190a0a0-0000-7000-8000-000000000001',
      packId: '0190a0a0-0000-7000-8000-000000000001',
      itemId: '0190a0a0-0000-7000-8000-000000000001',
      itemVersion: 1,
      mode: 'explain' as const,
      response: null,
      locale: 'en',
    },
  };
  for await (const event of client.stream(askTutor, request)) events.push(event);
  expect(events).toEqual([
    { event: 'delta', data: { text: 'Because' } },
    { event: 'done', data: { finishReason: 'stop' } },
  ]);
});
