/** The two requests of Pinecone's data plane that are needed, as its API reference of 2026-07 has them. */
import { z } from 'zod';
import type { Timers } from '#cloud/domain/timers';
import { within } from '#cloud/domain/timers';

export interface PineconeOptions {
  apiKey: string;
  /** The address of one index. */
  indexUrl: string;
  timers: Timers;
}

export interface PineconeRecord {
  id: string;
  values: Float32Array;
  metadata: Record<string, string>;
}

export interface PineconeQuery {
  vector: Float32Array;
  topK: number;
  filter: object;
}

const match = z.object({
  id: z.string(),
  score: z.number(),
  metadata: z.object({ packId: z.string(), itemId: z.string() }).optional(),
});
export type PineconeMatch = z.infer<typeof match>;

/** Every method rejects when Pinecone refuses, breaks or is late. */
export interface PineconeClient {
  /** The index by its host, to remember what it was sent. */
  readonly indexName: string;
  upsert(namespace: string, records: readonly PineconeRecord[]): Promise<void>;
  /** The nearest first. */
  query(namespace: string, query: PineconeQuery): Promise<PineconeMatch[]>;
}

const apiVersion = '2026-07';
const upsertTimeoutMs = 10_000;
/** A student waits, and the index in this process can answer too. */
const queryTimeoutMs = 1_000;

const queryAnswer = z.object({ matches: z.array(match) });
const upsertAnswer = z.object({ upsertedCount: z.int() });

export function pineconeClient({ apiKey, indexUrl, timers }: PineconeOptions): PineconeClient {
  const post = (path: string, body: object, timeoutMs: number): Promise<unknown> => {
    const clock = { ms: timeoutMs, late: () => new Error(`Pinecone took more than ${timeoutMs} ms`) };
    return within(timers, clock, async (signal) => {
      const response = await fetch(new URL(path, indexUrl), {
        method: 'POST',
        headers: {
          'Api-Key': apiKey,
          'Content-Type': 'application/json',
          'X-Pinecone-Api-Version': apiVersion,
        },
        body: JSON.stringify(body),
        redirect: 'error',
        signal,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw new Error(`Pinecone answered ${response.status}`);
      }
      return response.json();
    });
  };
  return {
    indexName: new URL(indexUrl).host,
    upsert: async (namespace, records) => {
      const vectors = records.map(({ values, ...rest }) => ({ ...rest, values: numbersOf(values) }));
      const answer = await post('/vectors/upsert', { namespace, vectors }, upsertTimeoutMs);
      if (upsertAnswer.parse(answer).upsertedCount !== records.length) {
        throw new Error('Pinecone took a part of what it was sent');
      }
    },
    query: async (namespace, { vector, topK, filter }) => {
      const body = { namespace, vector: numbersOf(vector), topK, filter, includeMetadata: true };
      return queryAnswer.parse(await post('/query', body, queryTimeoutMs)).matches;
    },
  };
}

/** Nine digits are all that a 32-bit float has; written as a double it would have seventeen. */
function numbersOf(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Number(value.toPrecision(9)));
}
