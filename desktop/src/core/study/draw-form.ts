/** Draws the questions of a new session from the installed packs. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Share } from '@answly/shared/exam/seeded-share';
import { shownOrder } from '@answly/shared/exam/shown-order';
import { sample } from '@answly/shared/exam/shuffle';
import type { Item } from '@answly/shared/model/item';
import type { FormEntry } from '@answly/shared/model/session';
import { askedInExams, closedByExams } from '#desktop/core/exam/refuse-in-exam';
import type { Db } from '#desktop/core/storage/db';
import { topicStats } from '#desktop/core/stats/topic-stats';

export interface Choice {
  packId: string | null;
  /** Questions of any of these; none named is all. */
  topics: readonly string[];
  choose: 'new' | 'mistakes' | 'mixed' | 'flagged' | 'weak';
  count: number;
}

/**
 * What an exam that is not over asks is left out: practice beside it could show no key.
 * @returns up to `count` places; fewer when fewer match.
 * @throws AppError `study.nothing-to-study`.
 */
export function drawForm(db: Db, choice: Choice, share: Share): FormEntry[] {
  const entries = drawEntries(db, choice, share);
  if (entries.length === 0) throw new AppError('study.nothing-to-study', { detail: emptyDetail(db, choice) });
  return formOf(db, entries, share);
}

/**
 * A form of given items: of those that are installed, can be answered, and are asked by no exam that is not over.
 * @throws AppError `study.nothing-to-study`.
 */
export function formOfItems(
  db: Db,
  items: readonly Pick<FormEntry, 'packId' | 'itemId'>[],
  share: Share,
): FormEntry[] {
  const isClosed = closedByExams(db);
  const open = items.filter((item) => !isClosed(item));
  const entries = open.flatMap((item) => installedEntry(db, item) ?? []);
  if (entries.length === 0) throw new AppError('study.nothing-to-study');
  return formOf(db, entries, share);
}

/** The `edition_item.entry` of an item that can be practised here; undefined where it cannot. */
export function installedEntry(
  db: Db,
  { packId, itemId }: Pick<FormEntry, 'packId' | 'itemId'>,
): number | undefined {
  return db
    .prepare<{ entry: number }>(
      `SELECT i.entry FROM edition e JOIN edition_item i ON i.edition_id = e.id
       WHERE e.state = 'current' AND i.answerable = 1 AND e.pack_id = ? AND i.item_id = ?`,
    )
    .get(packId, itemId)?.entry;
}

function formOf(db: Db, entries: readonly number[], share: Share): FormEntry[] {
  return keepSetsTogether(entries.map((entry) => loadEntry(db, entry))).map(({ packId, item }) => ({
    packId,
    itemId: item.id,
    itemVersion: item.version,
    optionOrder: optionOrder(item, share),
    pointsMilli: item.points,
  }));
}

function drawEntries(db: Db, choice: Choice, share: Share): number[] {
  const any = (condition: string) => sample(candidates(db, choice, condition), choice.count, share);
  if (choice.choose === 'mistakes') return any('last_right = 0');
  if (choice.choose === 'flagged') return any(isFlagged);
  if (choice.choose === 'weak') return drawWeak(db, choice, share);
  const fresh = sample(candidates(db, choice, 'last_right IS NULL'), choice.count, share);
  if (choice.choose === 'new' || fresh.length === choice.count) return fresh;
  const seen = candidates(db, choice, 'last_right IS NOT NULL');
  return [...fresh, ...sample(seen, choice.count - fresh.length, share)];
}

/** Flagged in an earlier session, whatever became of it there. */
const isFlagged = `EXISTS (
  SELECT 1 FROM session_mark m JOIN session f ON f.id = m.session_id
  WHERE m.name GLOB 'flagged:*' AND m.value = '1'
    AND f.form ->> ('$[' || substr(m.name, 9) || '].itemId') = i.item_id
    AND f.form ->> ('$[' || substr(m.name, 9) || '].packId') = e.pack_id)`;

/**
 * Of the topics with the lowest share right, mixed so that about three of four are likely to succeed: what was missed
 * last succeeds about half the time, what was right last about nine times of ten.
 */
function drawWeak(db: Db, choice: Choice, share: Share): number[] {
  const topics = topicStats(db)
    .filter(({ packId, topic }) => isIn(choice, packId, topic))
    .slice(0, weakTopicsMax)
    .map(({ topic }) => topic);
  const ofTopics = (condition: string) =>
    topics.flatMap((topic) => candidates(db, { ...choice, topics: [topic] }, condition));
  const distinct = (entries: number[]) => [...new Set(entries)];
  const missed = distinct(ofTopics('last_right = 0'));
  const rest = distinct(ofTopics('(last_right IS NULL OR last_right = 1)'));
  const missedCount = Math.min(missed.length, Math.ceil(choice.count * missedShare));
  const others = sample(rest, choice.count - missedCount, share);
  // Where the others are too few, more of what was missed fills their places.
  const drawn = [...others, ...sample(missed, choice.count - others.length, share)];
  return sample(drawn, drawn.length, share);
}

function isIn({ packId, topics }: Choice, ofPack: string, topic: string): boolean {
  return (packId === null || packId === ofPack) && (topics.length === 0 || topics.includes(topic));
}

/** Solves 0.5 x + 0.9 (1 − x) = 0.775. */
const missedShare = 0.3;
const weakTopicsMax = 5;

type Scope = Pick<Choice, 'packId' | 'topics'> & {
  /** Also what exams that are not over ask. */
  closedToo?: boolean;
};

/** The `edition_item.entry` of what matches, in the packs' own order. */
function candidates(db: Db, { packId, topics, closedToo = false }: Scope, state: string): number[] {
  const open = closedToo ? 'TRUE' : `(e.pack_id, i.item_id) NOT IN (${askedInExams})`;
  const inTopics = `EXISTS (SELECT 1 FROM edition_topic t WHERE t.edition_id = e.id AND t.entry = i.entry
      AND t.topic IN (SELECT value FROM json_each($topics)))`;
  return db
    .prepare<{ entry: number }>(
      `SELECT i.entry FROM edition e JOIN edition_item i ON i.edition_id = e.id
       LEFT JOIN studied_item n ON n.pack_id = e.pack_id AND n.item_id = i.item_id
       LEFT JOIN item_state s ON s.item = n.key
       WHERE e.state = 'current' AND i.answerable = 1 AND ${state} AND ${open}
         AND ($packId IS NULL OR e.pack_id = $packId) AND ($topics IS NULL OR ${inTopics})
       ORDER BY i.entry`,
    )
    .all({ packId, topics: topics.length === 0 ? null : JSON.stringify(topics) })
    .map(({ entry }) => entry);
}

interface Drawn {
  packId: string;
  entry: number;
  item: Item;
}

function loadEntry(db: Db, entry: number): Drawn {
  const row = db
    .prepare<{ packId: string; body: string }>(
      `SELECT pack_id AS packId, body FROM edition_item JOIN item ON item.key = item_key WHERE entry = ?`,
    )
    .get(entry);
  if (!row) throw new AppError('item.unknown');
  return { packId: row.packId, entry, item: JSON.parse(row.body) as Item };
}

/** Questions about one passage follow each other, in the pack's order, where the first of them was drawn. */
function keepSetsTogether(drawn: Drawn[]): Drawn[] {
  const setOf = (each: Drawn) => each.item.stimulusId ?? `alone ${each.entry}`;
  const sets = Map.groupBy(drawn, setOf);
  return [...sets.values()].flatMap((set) => set.toSorted((a, b) => a.entry - b.entry));
}

function optionOrder(item: Item, share: Share): string[] {
  if (!('options' in item)) return [];
  return shownOrder({ ...item, rightOrder: item.type === 'ordering' ? item.key : null }, true, share);
}

function emptyDetail(db: Db, choice: Choice): string {
  const { choose } = choice;
  if (isAskedByExam(db, choice))
    return 'An exam or timed block that you have begun asks all that fits. Hand it in first.';
  if (choose === 'mistakes') return 'No question here was answered wrongly the last time. Well done.';
  if (choose === 'flagged') return 'No question here is flagged.';
  if (choose === 'weak') return 'Answer some questions first; then Answly knows which topics are weak.';
  if (choose === 'new')
    return 'Every question here has been answered. Choose a mix to go through them again.';
  return 'No installed question matches this choice.';
}

/** Something would fit, were it not for an exam that is not over. */
function isAskedByExam(db: Db, choice: Choice): boolean {
  const state: Record<Choice['choose'], string> = {
    new: 'last_right IS NULL',
    mistakes: 'last_right = 0',
    flagged: isFlagged,
    weak: 'last_right IS NOT NULL',
    mixed: 'TRUE',
  };
  return candidates(db, { ...choice, closedToo: true }, state[choice.choose]).length > 0;
}
