/** One round with the server: push all that waits, then pull all that is new. */
import { AppError } from '@answly/shared/errors/app-error';
import { pull, push } from '@answly/shared/http/sync';
import { protocolVersion, type PushResult } from '@answly/shared/sync/protocol';
import type { Fact } from '@answly/shared/sync/fact';
import type { Account } from '#desktop/core/account/account';
import type { CallOptions, CloudClient } from '#desktop/core/http/cloud-client';
import type { FactLog } from '#desktop/core/storage/facts';

export interface RoundParts {
  client: CloudClient;
  account: Account;
  store: FactLog;
  deviceId: () => string;
  now: () => number;
  /** Ends the requests of a round that is no longer wanted. */
  signal?: AbortSignal;
  /** Called with each server time and head that is heard. */
  heard: (serverTime: number, head: number) => void;
  /** Called as the round goes on, with the share that is done. */
  report: (phase: 'pushing' | 'pulling', progress: number) => void;
}

/**
 * Pushes until nothing waits (SY4), a batch at a time (SY6).
 * @throws AppError when the server cannot be used; what was acknowledged before is settled.
 */
export async function pushAll(parts: RoundParts): Promise<void> {
  const { store } = parts;
  const total = store.waitingCount();
  for (let facts = store.waiting(); facts.length > 0; facts = store.waiting()) {
    const waitingBefore = store.waitingCount();
    parts.report('pushing', 1 - waitingBefore / Math.max(total, waitingBefore));
    const body = { protocol: protocolVersion, deviceId: parts.deviceId(), sentAt: parts.now(), facts };
    const answer = await parts.account.withToken((accessToken) =>
      parts.client.send(push, { body }, callOptions(parts, accessToken)),
    );
    store.settle(resultsFor(facts, answer.results));
    parts.heard(answer.serverTime, answer.head);
    const { epoch } = store.place();
    if (epoch !== null && epoch !== answer.epoch) store.startOver(answer.epoch);
  }
}

/** The server's word on exactly what was sent: one for each fact, or the answer is not to be trusted. */
function resultsFor(facts: Fact[], results: PushResult[]): PushResult[] {
  const agrees = results.length === facts.length && results.every((result, i) => result.id === facts[i]?.id);
  if (!agrees)
    throw new AppError('network.garbled', {
      detail: 'The server did not answer for each change that was sent.',
    });
  return results;
}

/**
 * Pulls until the head is reached (SY3).
 * @returns how many facts came.
 */
export async function pullAll(parts: RoundParts): Promise<number> {
  const { store } = parts;
  let pulled = 0;
  for (let more = true; more;) {
    const { cursor, epoch } = store.place();
    const query = { protocol: protocolVersion, cursor, ...(epoch === null ? {} : { epoch }) };
    const page = await parts.account.withToken((accessToken) =>
      parts.client.send(pull, { query }, callOptions(parts, accessToken)),
    );
    if (page.nextCursor < cursor || (page.more && page.nextCursor === cursor)) {
      throw new AppError('network.garbled', { detail: 'The server’s page does not move on.' });
    }
    store.storePage(page.facts, { cursor: page.nextCursor, epoch: page.epoch });
    parts.heard(page.serverTime, page.head);
    pulled += page.facts.length;
    parts.report('pulling', page.head === 0 ? 1 : page.nextCursor / page.head);
    more = page.more;
  }
  return pulled;
}

function callOptions({ signal }: RoundParts, accessToken: string): CallOptions {
  return { accessToken, ...(signal === undefined ? {} : { signal }) };
}
