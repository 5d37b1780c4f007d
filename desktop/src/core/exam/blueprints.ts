/** The blueprints of the installed packs. */
import { blueprint, type Blueprint } from '@answly/shared/model/blueprint';
import { z } from 'zod';
import type { Db } from '#desktop/core/storage/db';

export interface PackBlueprints {
  /** The installation: what is in it never changes. */
  editionId: number;
  packId: string;
  packTitle: string;
  locale: string;
  blueprints: Blueprint[];
}

/** What an edition keeps of its pack; a blueprint that this version cannot read is passed over. */
const info = z.object({
  title: z.string(),
  locale: z.string(),
  blueprints: z.array(z.unknown()).default([]),
});

export function packBlueprints(db: Db): PackBlueprints[] {
  return db
    .prepare<{ editionId: number; packId: string; info: string }>(
      "SELECT id AS editionId, pack_id AS packId, info FROM edition WHERE state = 'current' ORDER BY installed_at, id",
    )
    .all()
    .map((row) => {
      const { title, locale, blueprints } = info.parse(JSON.parse(row.info));
      const read = blueprints.map((each) => blueprint.safeParse(each).data);
      return {
        editionId: row.editionId,
        packId: row.packId,
        packTitle: title,
        locale,
        blueprints: read.filter((each) => each !== undefined),
      };
    });
}

export function findBlueprint(db: Db, packId: string, blueprintId: string): Blueprint | undefined {
  const pack = packBlueprints(db).find((each) => each.packId === packId);
  return pack?.blueprints.find((each) => each.id === blueprintId);
}
