/** Pinecone as its API reference has it, played by a server that checks what it is sent. */
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { RecordedAnswer, RecordedRequest, RecordingServer } from '#cloud/testing/recording-server';
import { startRecordingServer } from '#cloud/testing/recording-server';
import { createBreaker } from '../breaker.ts';
import { realTimers } from '#cloud/domain/timers';
import { dot, unit } from './cosine.ts';
import { exactIndex } from './exact-index.ts';
import { pineconeClient } from './pinecone-client.ts';
import { pineconeIndex } from './pinecone-index.ts';
import type { VectorEntry } from './vector-index.ts';

const servers: RecordingServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const values = z.array(z.number()).min(1).max(20_000);
const metadata = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
const upsertBody = z.strictObject({
  namespace: z.string(),
  vectors: z
    .array(z.strictObject({ id: z.string().min(1).max(512), values, metadata }))
    .min(1)
    .max(1_000),
});
const queryBody = z.strictObject({
  namespace: z.string(),
  vector: values,
  topK: z.int().min(1).max(10_000),
  filter: z.strictObject({
    packId: z.strictObject({ $eq: z.string() }),
    itemId: z.strictObject({ $ne: z.string() }),
  }),
  includeMetadata: z.literal(true),
});

type Stored = z.infer<typeof upsertBody>['vectors'][number];

/** Keeps records by namespace and id, and finds them by cosine and filter. */
function playPinecone() {
  const namespaces = new Map<string, Map<string, Stored>>();
  const answers: Record<string, (body: unknown) => object> = {
    '/vectors/upsert': (body) => {
      const { namespace, vectors } = upsertBody.parse(body);
      const records = namespaces.get(namespace) ?? new Map<string, Stored>();
      for (const vector of vectors) records.set(vector.id, vector);
      namespaces.set(namespace, records);
      return { upsertedCount: vectors.length };
    },
    '/query': (body) => {
      const { namespace, vector, topK, filter } = queryBody.parse(body);
      const matches = [...(namespaces.get(namespace)?.values() ?? [])]
        .filter(({ metadata: { packId } }) => packId === filter.packId.$eq)
        .filter(({ metadata: { itemId } }) => itemId !== filter.itemId.$ne)
        .map((record) => ({
          id: record.id,
          score: dot(unit(vector), unit(record.values)),
          values: [],
          metadata: record.metadata,
        }))
        .toSorted((one, other) => other.score - one.score)
        .slice(0, topK);
      return { results: [], matches, namespace, usage: { readUnits: 1 } };
    },
  };
  return ({ method, path = '', headers, body }: RecordedRequest): RecordedAnswer => {
    if (headers['api-key'] !== 'the key') return { status: 401, body: 'Unauthorized' };
    if (method !== 'POST' || !/^\d{4}-\d{2}$/.test(String(headers['x-pinecone-api-version']))) {
      return { status: 400, body: '{"code": 3, "message": "no version", "details": []}' };
    }
    const answer = answers[path];
    return answer === undefined ? { status: 404, body: '' } : { body: JSON.stringify(answer(body)) };
  };
}

const entry = (itemId: string, vector: number[], itemVersion = 1): VectorEntry => ({
  packId: 'pack',
  itemId,
  itemVersion,
  vector: unit(vector),
});

async function indexWith(answer: Parameters<typeof startRecordingServer>[0], apiKey = 'the key') {
  const server = await startRecordingServer(answer);
  servers.push(server);
  const rows: (VectorEntry & { sentTo?: string })[] = [];
  const failures: unknown[] = [];
  const work: Promise<void>[] = [];
  const save = (entries: readonly VectorEntry[]) => Promise.resolve(void rows.push(...entries));
  const store = {
    save,
    async *pages() {
      yield await Promise.resolve([...rows]);
    },
    unsent: (_pack: string, name: string, count: number) =>
      Promise.resolve(rows.filter((row) => row.sentTo !== name).slice(0, count)),
    markSent: (refs: readonly object[], name: string) => {
      for (const row of rows) if (refs.includes(row)) row.sentTo = name;
      return Promise.resolve();
    },
    newest: (_pack: string, itemIds: readonly string[]) =>
      Promise.resolve(rows.filter(({ itemId }) => itemIds.includes(itemId))),
  };
  const index = pineconeIndex({
    client: pineconeClient({ apiKey, indexUrl: server.url, timers: realTimers }),
    exact: exactIndex({ store, bytesMax: 1_000_000, ttlMs: 60_000 }),
    store,
    namespace: 'openai/embed',
    breaker: createBreaker(realTimers),
    afterwards: (each) => void work.push(each),
    report: (failure) => failures.push(failure),
  });
  const query = (changes = {}) =>
    index
      .query({ vector: unit([1, 0.1]), packId: 'pack', count: 2, except: 'self', ...changes })
      .then((near) => near ?? []);
  const paths = () => server.requests.map(({ path }) => path);
  return { index, query, rows, failures, settled: () => Promise.all(work), paths };
}

const ids = (near: readonly { itemId: string }[]) => near.map(({ itemId }) => itemId);
const items = [entry('self', [1, 0.1]), entry('near', [1, 0]), entry('far', [0, 1]), entry('mid', [1, 1])];

test('what is stored is copied in batches, and then searched there', async () => {
  const { index, query, settled, paths, failures } = await indexWith(playPinecone());
  const more = Array.from({ length: 60 }, (_, place) => entry(`other ${place}`, [-1, place]));
  await index.upsert([...items, ...more]);
  expect(ids(await query())).toEqual(['near', 'mid']);
  await settled();
  expect(paths()).toEqual(['/vectors/upsert', '/vectors/upsert']);
  expect(ids(await query())).toEqual(['near', 'mid']);
  expect((await query())[0]?.score).toBeCloseTo(1 / Math.hypot(1, 0.1), 5);
  expect(paths().slice(2)).toEqual(['/query', '/query']);
  expect(failures).toEqual([]);
});

test('an item that was withdrawn since is left out though it is still there', async () => {
  const { index, query, settled, rows } = await indexWith(playPinecone());
  await index.upsert(items);
  await query();
  await settled();
  rows.splice(
    rows.findIndex(({ itemId }) => itemId === 'near'),
    1,
  );
  expect(ids(await query())).toEqual(['mid', 'far']);
});

test('what is embedded later is copied before the pack is searched there again', async () => {
  const { index, query, settled } = await indexWith(playPinecone());
  await index.upsert(items);
  await query();
  await settled();
  expect(ids(await query())).toEqual(['near', 'mid']);
  await index.upsert([entry('newest', [1, 0.1])]);
  expect(ids(await query())).toEqual(['newest', 'near']);
  await settled();
  expect(ids(await query())).toEqual(['newest', 'near']);
});

test.each<[string, (request: RecordedRequest) => RecordedAnswer | undefined]>([
  ['breaks', () => ({ status: 500, body: 'oops' })],
  ['is not JSON', () => ({ body: 'oops' })],
  ['is something else', () => ({ body: '{"matches": [{"id": 7}]}' })],
  ['never comes', () => undefined],
])('a query whose answer %s is answered by the process, within two seconds', async (_what, fail) => {
  const pinecone = playPinecone();
  const { index, query, settled, failures } = await indexWith((request) =>
    request.path === '/query' ? fail(request) : pinecone(request),
  );
  await index.upsert(items);
  await query();
  await settled();
  const startedMs = performance.now();
  expect(ids(await query())).toEqual(['near', 'mid']);
  expect(performance.now() - startedMs).toBeLessThan(2_500);
  expect(failures).toHaveLength(1);
});

test('a wrong key leaves the search to the process, and is tried again a minute later, not at once', async () => {
  const { index, query, settled, failures, paths } = await indexWith(playPinecone(), 'another key');
  await index.upsert(items);
  for (let ask = 0; ask < 3; ask += 1) {
    expect(ids(await query())).toEqual(['near', 'mid']);
    await settled();
  }
  expect(failures).toHaveLength(1);
  expect(paths()).toEqual(['/vectors/upsert']);
});
