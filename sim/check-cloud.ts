/** What must be true of the server's history at any moment. */
import { limits } from '@answly/shared/limits';
import { promise } from './violation.ts';
import type { World } from './world.ts';

/** The server's history as it was when last looked at. */
export interface Mirror {
  epoch: string;
  documents: number;
  /** Of the facts, by their numbers from 1. */
  ids: string[];
}

interface State {
  epoch: string;
  documents: number;
  head: number;
  ids: string | null;
  last: number | null;
  latest: number | null;
}

/** SY2: numbers without gaps up to the head; SY8: no stamp from the future. @throws Violation */
export async function checkCloud(world: World): Promise<void> {
  const [state] = await world.database.sql<State[]>`
    select (select epoch from sync_history) || '.' || epoch as epoch, docs_seq as documents, facts_seq as head,
      facts.*
    from user_sync, lateral (
      select string_agg(fact_id::text, ',' order by seq) as ids, max(seq) as last,
        max(greatest(effective_at, at)) as latest
      from fact where fact.user_id = user_sync.user_id
    ) as facts
    where user_id = ${world.cloud.userId}`;
  if (state === undefined) return;
  const { epoch, documents, head, last, latest } = state;
  const ids = state.ids === null ? [] : state.ids.split(',');
  const dense = head === ids.length && head === (last ?? 0);
  promise('server-order', dense, () => `${ids.length} facts up to number ${last} under the head ${head}`);
  const aheadMs = (latest ?? 0) - world.timeline.nowMs();
  promise('stamp-not-ahead', aheadMs <= limits.clockAheadMsMax, () => `a stamp is ${aheadMs} ms ahead`);
  if (epoch !== world.mirror.epoch) for (const device of world.devices) device.cursorSeen = 0;
  world.mirror = { epoch, documents, ids };
}
