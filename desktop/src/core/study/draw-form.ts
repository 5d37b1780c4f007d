/** Draws the questions of a new session from the installed packs. */
import { AppError } from '@answly/shared/errors/app-error';
import type { AnswerableItem } from '@answly/shared/model/item';
import type { FormEntry } from '@answly/shared/model/session';
import type { Db } from '#desktop/core/storage/db';
import { sample, shuffleUnlocked, type Share } from './shuffle.ts';

export interface Choice {
  packId: string | null;
  topic: string | null;
  choose: 'new' | 'mistakes' | 'mixed';
  count: number;
}

/**
 * @returns up to `count` places; fewer when fewer match.
 * @throws AppError `study.nothing-to-study`.
 */
export function drawForm(db: Db, choice: Choice, share: Share): FormEntry[] {
  const entries = drawEntries(db, choice, share);
  if (entries.length === 0) throw new AppError('study.nothing-to-study', { detail: emptyDetail(choice) });
  return keepSetsTogether(entries.map((entry) => loadEntry(db, entry))).map(({ packId, item }) => ({
    packId,
    itemId: item.id,
    itemVersion: item.version,
    optionOrder: optionOrder(item, share),
  }));
}

function drawEntries(db: Db, choice: Choice, share: Share): number[] {
  if (choice.choose === 'mistakes')
    return sample(candidates(db, choice, 'last_right = 0'), choice.count, share);
  const fresh = sample(candidates(db, choice, 'last_right IS NULL'), choice.count, share);
  if (choice.choose === 'new' || fresh.length === choice.count) return fresh;
  const seen = candidates(db, choice, 'last_right IS NOT NULL');
  return [...fresh, ...sample(seen, choice.count - fresh.length, share)];
}

/** The `edition_item.entry` of what matches, in the packs' own order. */
function candidates(db: Db, { packId, topic }: Choice, state: string): number[] {
  const inTopic =
    'EXISTS (SELECT 1 FROM edition_topic t WHERE t.edition_id = e.id AND t.topic = $topic AND t.entry = i.entry)';
  return db
    .prepare<{ entry: number }>(
      `SELECT i.entry FROM edition e JOIN edition_item i ON i.edition_id = e.id
       LEFT JOIN item_state s ON s.pack_id = e.pack_id AND s.item_id = i.item_id
       WHERE e.state = 'current' AND i.answerable = 1 AND ${state}
         AND ($packId IS NULL OR e.pack_id = $packId) AND ($topic IS NULL OR ${inTopic})
       ORDER BY i.entry`,
    )
    .all({ packId, topic })
    .map(({ entry }) => entry);
}

interface Drawn {
  packId: string;
  entry: number;
  item: AnswerableItem;
}

function loadEntry(db: Db, entry: number): Drawn {
  const row = db
    .prepare<{ packId: string; body: string }>(
      `SELECT pack_id AS packId, body FROM edition_item JOIN item ON item.key = item_key WHERE entry = ?`,
    )
    .get(entry);
  if (!row) throw new AppError('item.unknown');
  return { packId: row.packId, entry, item: JSON.parse(row.body) as AnswerableItem };
}

/** Questions about one passage follow each other, in the pack's order, where the first of them was drawn. */
function keepSetsTogether(drawn: Drawn[]): Drawn[] {
  const setOf = (each: Drawn) => each.item.stimulusId ?? `alone ${each.entry}`;
  const sets = Map.groupBy(drawn, setOf);
  return [...sets.values()].flatMap((set) => set.toSorted((a, b) => a.entry - b.entry));
}

/** True and False keep their natural order; the rest moves unless it is locked. */
function optionOrder(item: AnswerableItem, share: Share): string[] {
  if (item.type === 'numeric') return [];
  const options = item.type === 'true-false' ? item.options : shuffleUnlocked(item.options, share);
  return options.map(({ id }) => id);
}

function emptyDetail({ choose }: Choice): string {
  if (choose === 'mistakes') return 'No question here was answered wrongly the last time. Well done.';
  if (choose === 'new')
    return 'Every question here has been answered. Choose a mix to go through them again.';
  return 'No installed question matches this choice.';
}
