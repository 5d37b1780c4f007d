/** Sealed segments: stretches of a history that will never change, packed once for every new device (SY7). */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import { digestOf } from '@answly/shared/sync/digest';
import { frameText } from '@answly/shared/sync/facts-frame';
import type { Segment, SegmentsQuery, Told } from '@answly/shared/sync/protocol';
import type { FactStore } from './fact-store.ts';
import { refuseOtherProtocol, refuseOtherHistory } from './facts.ts';
import type { Head } from './heads.ts';

export interface SegmentStore {
  /** In order, from the one that begins at or after `cursor` + 1. */
  list(userId: string, cursor: number, countMax: number): Promise<Segment[]>;
  read(userId: string, number: number): Promise<Uint8Array | undefined>;
  /** The number of the newest; 0 where there is none. */
  newest(userId: string): Promise<number>;
  /** Does nothing where the number is there already. */
  save(userId: string, segment: Segment, content: Uint8Array): Promise<void>;
}

export interface SegmentsParts {
  facts: FactStore;
  store: SegmentStore;
  now: () => number;
  pack: (text: string) => Promise<Uint8Array>;
  sha256Hex: (content: Uint8Array) => string;
  /** Facts in a segment; a constant of a server, since sealed ones are never cut anew. */
  segmentFacts?: number;
}

export interface Segments {
  /** @throws AppError sync.client-too-old, sync.server-too-old, sync.epoch-changed */
  list(userId: string, query: SegmentsQuery): Promise<Told & { segments: Segment[] }>;
  /** @throws AppError sync.segment-unknown */
  read(userId: string, number: number): Promise<Uint8Array>;
  /** Seals the next full segment. @returns whether there was one. */
  sealNext(userId: string): Promise<boolean>;
  /** Whether the head completes a segment that `count` new facts before it did not. */
  isFull(head: Head, count: number): boolean;
}

export function createSegments(parts: SegmentsParts): Segments {
  const { facts, store } = parts;
  const size = parts.segmentFacts ?? limits.segmentFacts;
  return {
    list: async (userId, query) => {
      refuseOtherProtocol(query.protocol);
      const { cursor } = query;
      const around = await facts.readPage(userId, { cursor, factsMax: 0, bytesMax: 0, deviceId: undefined });
      refuseOtherHistory(query, around);
      const segments = await store.list(userId, cursor, limits.segmentListMax);
      return { epoch: around.head.epoch, serverTime: parts.now(), head: around.head.facts, segments };
    },

    read: async (userId, number) => {
      const content = await store.read(userId, number);
      if (content === undefined) throw new AppError('sync.segment-unknown');
      return content;
    },

    sealNext: async (userId) => {
      const number = (await store.newest(userId)) + 1;
      const seqFirst = (number - 1) * size + 1;
      const seqLast = number * size;
      if ((await facts.readHead(userId)).facts < seqLast) return false;
      const { columns, bodies, count } = await facts.readRange(userId, { first: seqFirst, last: seqLast });
      if (count !== size) throw new Error(`a history has a gap between ${seqFirst} and ${seqLast}`);
      const content = await parts.pack(frameText({ columns }, bodies));
      const digest = digestOf(columns.ids.split(','));
      const sha256 = parts.sha256Hex(content);
      await store.save(userId, { number, seqFirst, seqLast, digest, sha256, bytes: content.length }, content);
      return true;
    },

    isFull: (head, count) => Math.floor(head.facts / size) > Math.floor((head.facts - count) / size),
  };
}
