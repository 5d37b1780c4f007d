/** The installed packs as a student sees them listed. */
import { AppError } from '@answly/shared/errors/app-error';
import { packInfo } from '@answly/shared/model/pack';
import type { PackSummary } from '#desktop/contract/library';
import type { Db } from '#desktop/core/storage/db';
import { storedSummary } from './pack-summary.ts';

interface EditionRow {
  origin: PackSummary['origin'];
  info: string;
  summary: string;
  seenCount: number;
}

const editions = `SELECT origin, info, summary,
    (SELECT count(*) FROM studied_item n JOIN item_state s ON s.item = n.key
      JOIN edition_item i ON i.edition_id = e.id AND i.item_id = n.item_id
     WHERE n.pack_id = e.pack_id AND i.answerable = 1) AS seenCount
  FROM edition e WHERE state = 'current'`;

/** By title. */
export function listPacks(db: Db): PackSummary[] {
  return db
    .prepare<EditionRow>(editions)
    .all()
    .map(summaryOfRow)
    .toSorted((a, b) => a.title.localeCompare(b.title));
}

/** @throws AppError `pack.unknown`. */
export function packSummaryOf(db: Db, packId: string): PackSummary {
  const row = db.prepare<EditionRow>(`${editions} AND pack_id = ?`).get(packId);
  if (!row) throw new AppError('pack.unknown');
  return summaryOfRow(row);
}

/** @throws AppError `pack.unknown`. */
export function packTitle(db: Db, packId: string): string {
  const row = db
    .prepare<{ title: string }>(
      `SELECT info ->> '$.title' AS title FROM edition WHERE pack_id = ? AND state = 'current'`,
    )
    .get(packId);
  if (!row) throw new AppError('pack.unknown');
  return row.title;
}

/** The installed version of a pack, or null. */
export function installedVersion(db: Db, packId: string): number | null {
  const row = db
    .prepare<{ version: number }>(
      `SELECT info ->> '$.version' AS version FROM edition WHERE pack_id = ? AND state = 'current'`,
    )
    .get(packId);
  return row?.version ?? null;
}

function summaryOfRow({ origin, info, summary, seenCount }: EditionRow): PackSummary {
  return {
    ...packInfo.parse(JSON.parse(info)),
    ...storedSummary.parse(JSON.parse(summary)),
    origin,
    seenCount,
  };
}
