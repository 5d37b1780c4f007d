/** Answers the calls that reset progress and take a reset back (SY13). */
import type { ProgressReset } from '@answly/shared/model/progress-reset';
import type { Undo } from '@answly/shared/model/undo';
import { factKinds } from '@answly/shared/sync/fact';
import type { CallName, Handlers } from '#desktop/contract/calls';
import type { Ground } from '#desktop/core/ground';

type ResetHandlers = Pick<Handlers, Extract<CallName, `progress.${string}`>>;

export interface ResetParts extends Pick<Ground, 'db' | 'facts' | 'emit'> {
  /** Something waits to be sent. */
  wrote: () => void;
}

export function createResetCalls({ db, facts, emit, wrote }: ResetParts): ResetHandlers {
  const counting = db.prepare<{ n: number }>(
    `SELECT coalesce(sum(attempt_count), 0) AS n FROM item_state JOIN studied_item ON studied_item.key = item
     WHERE $packId IS NULL OR pack_id = $packId`,
  );
  const told = () => {
    wrote();
    emit('data.changed', { what: 'facts' });
  };
  return {
    'progress.reset': ({ packId }) => {
      const done = db.transaction(() => {
        const attemptCount = counting.get({ packId })?.n ?? 0;
        const { id } = facts.append({
          kind: factKinds.progressReset,
          body: { packId } satisfies ProgressReset,
        });
        return { factId: id, attemptCount };
      });
      told();
      return done;
    },
    'progress.undoReset': ({ factId }) => {
      facts.append({ kind: factKinds.undo, body: { factId } satisfies Undo });
      told();
      return {};
    },
  };
}
