/** What a place is worth that nobody has answered. */
import type { MarkingRules } from '@answly/shared/model/marking';
import type { FormEntry } from '@answly/shared/model/session';
import { maxMilliOf } from '@answly/shared/scoring/score';
import { loadItem } from '#desktop/core/library/load-item';
import type { Db } from '#desktop/core/storage/db';
import { itemIfHere } from './item-if-here.ts';

/**
 * By what was frozen when the session began, so that its marks stand without the pack. Of the oldest sessions by the
 * question; nothing where that is not here.
 * @returns milli-points.
 */
export function worthOf(db: Db, entry: FormEntry, rules: MarkingRules): number {
  const pointsMilli = entry.pointsMilli ?? itemIfHere(() => loadItem(db, entry))?.points ?? 0;
  return maxMilliOf(pointsMilli, rules);
}
