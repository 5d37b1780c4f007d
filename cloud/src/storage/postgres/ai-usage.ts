/** The table `ai_usage`: each call to a model, recorded before it is made. */
import { randomUUID } from 'node:crypto';
import type { UsageLedger } from '#cloud/domain/tutor/usage-ledger';
import type { Sql } from './connect.ts';

export function postgresUsage(sql: Sql): UsageLedger {
  return {
    open: async (opening) => {
      const id = randomUUID();
      await sql`
        insert into ai_usage (user_id, usage_id, request_id, pack_id, item_id, item_version, mode, provider, model)
        values (${opening.userId}, ${id}, ${opening.requestId}, ${opening.packId}, ${opening.itemId},
          ${opening.itemVersion}, ${opening.mode}, ${opening.provider}, ${opening.model})`;
      return { userId: opening.userId, id };
    },
    settle: async (row, settlement) => {
      const { usage } = settlement;
      await sql`
        update ai_usage set settled_at = now(), outcome = ${settlement.outcome}, tokens_in = ${usage.tokensIn},
          tokens_out = ${usage.tokensOut}, tokens_cached = ${usage.tokensCached},
          counted_by = ${settlement.countedBy}, first_token_ms = ${settlement.firstTokenMs},
          latency_ms = ${settlement.latencyMs}
        where user_id = ${row.userId} and usage_id = ${row.id} and settled_at is null`;
    },
  };
}
