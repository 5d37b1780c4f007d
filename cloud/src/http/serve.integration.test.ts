/** Stopping the API as its connections see it: nothing that runs is dropped, and nobody keeps it waiting. */
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppEnv } from './context.ts';
import { serve, type Served } from './serve.ts';

const longMs = 600_000;

let served: Served;
let answerSlowly: () => void;
const sockets: Socket[] = [];
beforeEach(async () => {
  const slow = Promise.withResolvers<void>();
  answerSlowly = slow.resolve;
  const app = new Hono<AppEnv>()
    .get('/quick', (context) => context.text('quick'))
    .get('/slow', async (context) => {
      await slow.promise;
      return context.text('slow');
    });
  served = await serve(app, { host: '127.0.0.1', port: 0, requestTimeoutMs: longMs });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await served.close(0);
});

async function open(): Promise<Socket> {
  const socket = connect(served.port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  await new Promise((resolve) => void socket.once('connect', resolve));
  return socket;
}
const ask = (socket: Socket, path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`);
const nextChunk = (socket: Socket) =>
  new Promise<string>((resolve) => void socket.once('data', (chunk) => resolve(String(chunk))));

test('a connection that never asks anything does not keep the stop waiting', async () => {
  const silent = await open();
  // The server has taken it once it has answered a later one.
  const other = await open();
  ask(other, '/quick');
  await nextChunk(other);
  const ended = text(silent);
  await served.close(longMs);
  expect(await ended).toBe('');
});

test('a request that runs is answered whole, and its connection ends with it', async () => {
  const socket = await open();
  ask(socket, '/slow');
  const other = await open();
  ask(other, '/quick');
  await nextChunk(other);
  const answer = text(socket);
  const closing = served.close(longMs);
  answerSlowly();
  await closing;
  expect(await answer).toMatch(/^HTTP\/1.1 200 OK[^]*slow$/);
});

test('half a request gets the time that it is given, and no more', async () => {
  const half = await open();
  half.write('GET /quick HTTP/1.1\r\nHo');
  const other = await open();
  ask(other, '/quick');
  await nextChunk(other);
  const ended = text(half).catch(() => '');
  await served.close(50);
  expect(await ended).toBe('');
});

test('a request of which half had come is answered where the rest comes in time', async () => {
  const half = await open();
  half.write('GET /quick HTTP/1.1\r\nHo');
  const other = await open();
  ask(other, '/quick');
  await nextChunk(other);
  const answer = text(half);
  const closing = served.close(longMs);
  half.write('st: here\r\n\r\n');
  await closing;
  expect(await answer).toMatch(/quick$/);
});
