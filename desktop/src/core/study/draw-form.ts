/** Draws the questions of a new session from the installed packs. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Share } from '@answly/shared/exam/seeded-share';
import { shownOrder } from '@answly/shared/exam/shown-order';
import { sample } from '@answly/shared/exam/shuffle';
import type { Item } from '@answly/shared/model/item';
import type { FormEntry } from '@answly/shared/model/session';
import { asksAll, closedByExams } from '#desktop/core/exam/refuse-in-exam';
import type { Db } from '#desktop/core/storage/db';
import { topicStats } from '#desktop/core/stats/topic-stats';
import { candidates, isFlagged, type Scope } from './candidates.ts';
import { nothingToStudy } from './nothing-to-study.ts';

export interface Choice extends Omit<Scope, 'closedToo'> {
  choose: 'new' | 'mistakes' | 'mixed' | 'flagged' | 'weak';
  count: number;
}

/**
 * What an exam that is not over asks is left out: practice beside it could show no key.
 * @returns up to `count` places; fewer when fewer match.
 * @throws AppError `study.nothing-to-study`, `exam.asks-all`.
 */
export function drawForm(db: Db, choice: Choice, share: Share): FormEntry[] {
  const entries = drawEntries(db, choice, share);
  if (entries.length === 0) throw nothingToStudy(db, choice);
  return formOf(db, entries, share);
}

/**
 * A form of given items: of those that are installed, can be answered, and are asked by no exam that is not over.
 * @throws AppError `study.nothing-to-study`, `exam.asks-all`.
 */
export function formOfItems(
  db: Db,
  items: readonly Pick<FormEntry, 'packId' | 'itemId'>[],
  share: Share,
): FormEntry[] {
  const isClosed = closedByExams(db);
  const here = items.flatMap((item) => {
    const entry = installedEntry(db, item);
    return entry === undefined ? [] : [{ ...item, entry }];
  });
  if (here.length === 0) throw new AppError('study.nothing-to-study');
  const open = here.filter((item) => !isClosed(item));
  if (open.length === 0) throw asksAll(db, here);
  const entries = open.map(({ entry }) => entry);
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

function entriesOf(db: Db, choice: Choice, condition: string): number[] {
  return candidates(db, choice, condition).map(({ entry }) => entry);
}

function drawEntries(db: Db, choice: Choice, share: Share): number[] {
  const any = (condition: string) => sample(entriesOf(db, choice, condition), choice.count, share);
  if (choice.choose === 'mistakes') return any('last_right = 0');
  if (choice.choose === 'flagged') return any(isFlagged);
  if (choice.choose === 'weak') return drawWeak(db, choice, share);
  const fresh = sample(entriesOf(db, choice, 'last_right IS NULL'), choice.count, share);
  if (choice.choose === 'new' || fresh.length === choice.count) return fresh;
  const seen = entriesOf(db, choice, 'last_right IS NOT NULL');
  return [...fresh, ...sample(seen, choice.count - fresh.length, share)];
}

/**
 * Of the topics with the lowest share right, mixed so that about three of four are likely to succeed: what was missed
 * last succeeds about half the time, what was right last about nine times of ten.
 */
function drawWeak(db: Db, choice: Choice, share: Share): number[] {
  const distinct = (entries: number[]) => [...new Set(entries)];
  const weak = weakTopics(db, choice);
  const missed = distinct(weak.flatMap((topic) => topic.missed));
  const rest = distinct(weak.flatMap((topic) => topic.rest));
  const missedCount = Math.min(missed.length, Math.ceil(choice.count * missedShare));
  const others = sample(rest, choice.count - missedCount, share);
  // Where the others are too few, more of what was missed fills their places.
  const drawn = [...others, ...sample(missed, choice.count - others.length, share)];
  return sample(drawn, drawn.length, share);
}

/** The weakest that something can be asked of: an exam that is not over may keep all of a topic. */
function weakTopics(db: Db, choice: Choice): { missed: number[]; rest: number[] }[] {
  const found: { missed: number[]; rest: number[] }[] = [];
  for (const { packId, topic } of topicStats(db)) {
    if (found.length === weakTopicsMax) break;
    if (!isIn(choice, packId, topic)) continue;
    const ofTopic = (condition: string) => entriesOf(db, { ...choice, packId, topics: [topic] }, condition);
    const missed = ofTopic('last_right = 0');
    const rest = ofTopic('(last_right IS NULL OR last_right = 1)');
    if (missed.length + rest.length > 0) found.push({ missed, rest });
  }
  return found;
}

function isIn({ packId, topics }: Choice, ofPack: string, topic: string): boolean {
  return (packId === null || packId === ofPack) && (topics.length === 0 || topics.includes(topic));
}

/** Solves 0.5 x + 0.9 (1 − x) = 0.775. */
const missedShare = 0.3;
const weakTopicsMax = 5;

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
