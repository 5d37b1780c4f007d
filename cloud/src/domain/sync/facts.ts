/** Facts in and out of a student's history (SY2–SY8, SY12, SY14). */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import { factsOf } from '@answly/shared/sync/facts-frame';
import {
  protocolMin,
  protocolVersion,
  type DeviceDigest,
  type PullHead,
  type PullQuery,
  type PushHead,
  type PushResponse,
  type PushResult,
  type Told,
} from '@answly/shared/sync/protocol';
import { readCandidate } from './candidate.ts';
import type { FactStore, HeadedPage } from './fact-store.ts';
import type { Head, HeadNotices } from './heads.ts';
import type { Verdict } from './plan-push.ts';

export interface FactsParts {
  store: FactStore;
  notices: HeadNotices;
  now: () => number;
  /** Hears how many new facts a push has brought, so that full segments can be sealed. */
  appended: (userId: string, head: Head, count: number) => void;
}

export interface Page {
  head: PullHead;
  bodies: string;
}

export interface Facts {
  /**
   * Never refuses a batch for what one fact in it is (SY5); a client of any age may push (SY15).
   * @throws AppError request.invalid where the columns do not fit together
   */
  push(userId: string, head: PushHead, bodies: readonly string[]): Promise<PushResponse>;
  /** @throws AppError sync.client-too-old, sync.server-too-old, sync.epoch-changed */
  pull(userId: string, query: PullQuery): Promise<Page>;
  /** The newest facts. @throws AppError sync.client-too-old, sync.server-too-old */
  recent(userId: string, query: { protocol: number; limit: number }): Promise<Page>;
  digests(userId: string): Promise<Told & { devices: DeviceDigest[] }>;
}

export function createFacts(parts: FactsParts): Facts {
  const { store, now } = parts;
  const toldOf = (head: Head): Told => ({ epoch: head.epoch, serverTime: now(), head: head.facts });
  const pageOf = (page: HeadedPage): Page => {
    const { head, columns, count, bodies, deviceSeqMax } = page;
    const nextCursor = columns.seqFirst - 1 + count;
    return {
      bodies,
      head: { ...toldOf(head), columns, nextCursor, more: nextCursor < head.facts, deviceSeqMax },
    };
  };

  return {
    push: async (userId, { columns }, bodies) => {
      const nowMs = now();
      const read = factsOf(columns, bodies).map((sent) => ({
        id: sent.id,
        read: readCandidate(sent, nowMs),
      }));
      const candidates = read.map((each) => each.read).filter((each) => typeof each !== 'string');
      const { head, verdicts, numbered } = await store.append({ userId, candidates, nowMs });
      if (numbered !== null) {
        parts.notices.tell(userId, head);
        parts.appended(userId, head, numbered.last - numbered.first + 1);
      }
      return { ...toldOf(head), count: read.length, others: othersOf(read, verdicts), numbered };
    },

    pull: async (userId, query) => {
      refuseOtherProtocol(query.protocol);
      const page = await store.readPage(userId, {
        cursor: query.cursor,
        factsMax: query.limit,
        bytesMax: limits.pullBytesMax,
        deviceId: query.deviceId,
      });
      refuseOtherHistory(query, page);
      return pageOf(page);
    },

    recent: async (userId, query) => {
      refuseOtherProtocol(query.protocol);
      const { facts } = await store.readHead(userId);
      const cursor = Math.max(0, facts - query.limit);
      const bounds = { factsMax: query.limit, bytesMax: limits.pullBytesMax, deviceId: undefined };
      return pageOf(await store.readPage(userId, { cursor, ...bounds }));
    },

    digests: async (userId) => {
      const { head, devices } = await store.readDigests(userId);
      return { ...toldOf(head), devices };
    },
  };
}

/** What a newer client would read is not known here; the next deployment may know it (SY15). */
export function refuseOtherProtocol(protocol: number): void {
  if (protocol > protocolVersion) throw new AppError('sync.server-too-old');
  if (protocol < protocolMin) throw new AppError('sync.client-too-old');
}

/**
 * A restored server may have the same epoch and, with new facts, a head beyond the cursor again: then what lies before
 * the cursor adds up to something else (SY12).
 * @throws AppError sync.epoch-changed
 */
export function refuseOtherHistory(
  query: { epoch?: string | undefined; cursor: number; cursorSum?: number | undefined },
  { head, cursorSum }: Pick<HeadedPage, 'head' | 'cursorSum'>,
): void {
  const otherEpoch = query.epoch !== undefined && query.epoch !== head.epoch;
  const otherSum = query.cursorSum !== undefined && query.cursorSum !== cursorSum;
  if (otherEpoch || otherSum || query.cursor > head.facts) throw new AppError('sync.epoch-changed');
}

/** What is to be said beyond "accepted", in the order of the push. */
function othersOf(
  read: readonly { id: string; read: object | string }[],
  verdicts: readonly Verdict[],
): PushResult[] {
  const remaining = verdicts.values();
  const others: PushResult[] = [];
  for (const [place, each] of read.entries()) {
    // As the device wrote it, so that it recognises its own.
    const named = { place, id: each.id.slice(0, 100) };
    if (typeof each.read === 'string') {
      others.push({ ...named, status: 'rejected', code: 'fact.invalid', detail: each.read });
      continue;
    }
    const { value: verdict } = remaining.next();
    if (verdict === undefined) throw new Error('there are fewer verdicts than candidates');
    if (verdict.status === 'accepted') continue;
    if (verdict.status === 'clamped') others.push({ ...named, status: 'clamped', at: verdict.at });
    else others.push({ ...named, ...verdict });
  }
  return others;
}
