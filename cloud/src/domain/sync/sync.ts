/** Sync of facts between a student's devices (docs/sync.md, SY1–SY6, SY8). */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import type { PullQuery, PushRequest, PushResponse, PushResult } from '@answly/shared/sync/protocol';
import type { Candidate } from './candidate.ts';
import { readCandidate } from './candidate.ts';
import type { FactStore, Page } from './fact-store.ts';
import { planPush } from './plan-push.ts';

/** The oldest protocol whose pulls can still be answered (SY15). */
const protocolMin = 1;

export interface SyncParts {
  store: FactStore;
  now: () => number;
  sha256Hex: (text: string) => string;
}

export interface Pulled extends Page {
  serverTime: number;
  more: boolean;
}

export interface Sync {
  /** Never refuses a batch for what one fact in it is (SY5); a client of any age may push (SY15). */
  push(userId: string, request: PushRequest): Promise<PushResponse>;
  /** @throws AppError sync.client-too-old, sync.epoch-changed */
  pull(userId: string, query: PullQuery): Promise<Pulled>;
}

export function createSync({ store, now, sha256Hex }: SyncParts): Sync {
  return {
    push: async (userId, request) => {
      const nowMs = now();
      const read = request.facts.map((raw) => readCandidate(raw, { nowMs, sha256Hex }));
      const candidates = read.filter((each) => typeof each !== 'string');
      const { head, plan } = await store.append({
        userId,
        candidates,
        nowMs,
        plan: (known) => planPush(candidates, known),
      });
      return { ...head, serverTime: nowMs, results: inOrder(request.facts, read, plan.results) };
    },

    pull: async (userId, query) => {
      if (query.protocol < protocolMin) throw new AppError('sync.client-too-old');
      const page = await store.readPage(userId, {
        cursor: query.cursor,
        factsMax: query.limit,
        bytesMax: limits.pullBytesMax,
      });
      const otherHistory = query.epoch !== undefined && query.epoch !== page.epoch;
      if (otherHistory || query.cursor > page.head) throw new AppError('sync.epoch-changed');
      return { ...page, serverTime: now(), more: page.last < page.head };
    },
  };
}

/** One result for each fact of the request: those of the candidates, and refusals between them. */
function inOrder(
  facts: readonly unknown[],
  read: readonly (Candidate | string)[],
  results: readonly PushResult[],
): PushResult[] {
  const remaining = results.values();
  return read.map((each, index) => {
    const id = sentId(facts[index]);
    if (typeof each === 'string') return { id, status: 'rejected', code: 'fact.invalid', detail: each };
    const { value, done } = remaining.next();
    if (done === true) throw new Error('the plan has fewer results than there are facts');
    return { ...value, id };
  });
}

/** As the device wrote it, so that it recognises its own. */
function sentId(raw: unknown): string {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id.slice(0, 100) : '';
}
