/**
 * Which packs a student studies from, as one document for each, so that a computer that lacks one can name it. A removal
 * takes the word back for every computer; one that still has the pack gives it again (SY18).
 */
import { limits } from '@answly/shared/limits';
import { packInfo, type PackInfo } from '@answly/shared/model/pack';
import { deletedField, isDeleted, type DocumentFields } from '@answly/shared/sync/document';
import { z } from 'zod';
import { packOrigin, type PackElsewhere, type PackOrigin } from '#desktop/contract/library';
import type { Ground } from '#desktop/core/ground';
import type { Db } from '#desktop/core/storage/db';
import { metaEntry } from '#desktop/core/storage/meta';

export interface UsedPacks {
  /** Part of the commit that shows the pack. */
  use(pack: PackInfo, origin: PackOrigin): void;
  /** The student does not want it on this computer. */
  leave(packId: string): void;
  /**
   * Gives the word for packs that are here, where it is missing, older, or was taken back elsewhere.
   * @returns whether there was one to give.
   */
  keep(): boolean;
  /** Used on other computers, and not here. */
  elsewhere(): PackElsewhere[];
}

const kind = 'pack';
const keyOf = (packId: string) => `${kind}:${packId}`;

/** What a hostile server wrote may be anything; a later Answly may know another origin. */
const wholeWord = packInfo.pick({ title: true, locale: true, version: true }).extend({ origin: packOrigin });
const word = wholeWord.extend({ origin: packOrigin.catch('cloud') });

/** Packs that the student wants only elsewhere. */
const leftEntry = metaEntry('packs.left', z.array(z.string()), []);

export function createUsedPacks(ground: Pick<Ground, 'db' | 'meta' | 'documents'>): UsedPacks {
  const { db, meta, documents } = ground;
  const loadWords = () =>
    new Map(documents.list(kind).map(({ key, fields }) => [key.slice(kind.length + 1), fields]));

  function give(pack: PackInfo, origin: PackOrigin, before: DocumentFields = {}): void {
    const own = { title: pack.title, locale: pack.locale, version: pack.version, origin };
    const said = isLeft(before, pack.version) ? {} : own;
    const isSaid = Object.entries(said).every(([name, value]) => before[name]?.value === value);
    const takenBack = isDeleted(before) ? { [deletedField]: false } : {};
    if (!isSaid || isDeleted(before)) documents.write(keyOf(pack.id), { ...said, ...takenBack });
  }

  return {
    use: (pack, origin) => give(pack, origin, loadWords().get(pack.id)),

    leave: (packId) =>
      db.transaction(() => {
        documents.write(keyOf(packId), { [deletedField]: true });
        meta.save(leftEntry, [...new Set([...meta.load(leftEntry), packId])]);
      }),

    keep: () =>
      db.transaction(() => {
        const words = loadWords();
        const due = packsHere(db).filter(({ pack, origin }) => {
          const before = words.get(pack.id);
          // What came with this computer and was never studied is no choice of the student's.
          if (before === undefined) return origin === 'import' || isStudied(db, pack.id);
          const version = valuesOf(before)['version'] ?? 0;
          return isDeleted(before) || (typeof version === 'number' && version < pack.version);
        });
        for (const { pack, origin } of due) give(pack, origin, words.get(pack.id));
        return due.length > 0;
      }),

    elsewhere: () => {
      const words = loadWords();
      const unwanted = new Set([...meta.load(leftEntry), ...packsHere(db).map(({ pack }) => pack.id)]);
      const named = [...words].flatMap(([id, fields]) => (isDeleted(fields) ? [] : [id]));
      // Of another computer whose Answly gives no word.
      const answered = studiedWithoutItems(db).filter((id) => !words.has(id));
      return [...named, ...answered]
        .filter((id) => packInfo.shape.id.safeParse(id).success && !unwanted.has(id))
        .map((id) => ({ id, word: wordOf(words.get(id)) ?? null }))
        .toSorted((a, b) => (a.word?.title ?? '').localeCompare(b.word?.title ?? ''))
        .slice(0, limits.packsElsewhereMax);
    },
  };
}

/** Whether a word stays as it is: of a newer version, or said by a later Answly in a way that this one cannot read. */
function isLeft(before: DocumentFields, ownVersion: number): boolean {
  const values = valuesOf(before);
  const version = values['version'] ?? 0;
  if (typeof version !== 'number') return true;
  if (isDeleted(before) || version < ownVersion) return false;
  return version > ownVersion || !wholeWord.safeParse(values).success;
}

function wordOf(fields?: DocumentFields): z.infer<typeof word> | undefined {
  return word.safeParse(valuesOf(fields)).data;
}

function valuesOf(fields: DocumentFields = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

function packsHere(db: Db): { pack: PackInfo; origin: PackOrigin }[] {
  return db
    .prepare<{ info: string; origin: PackOrigin }>("SELECT info, origin FROM edition WHERE state = 'current'")
    .all()
    .map(({ info, origin }) => ({ pack: packInfo.parse(JSON.parse(info)), origin }));
}

function isStudied(db: Db, packId: string): boolean {
  return (
    db
      .prepare('SELECT 1 FROM studied_item JOIN item_state ON item = key WHERE pack_id = ? LIMIT 1')
      .get(packId) !== undefined
  );
}

/** A pack that was removed from this computer has left the items that were studied. */
function studiedWithoutItems(db: Db): string[] {
  return db
    .prepare<{ packId: string }>(
      `SELECT pack_id AS packId FROM (SELECT DISTINCT pack_id FROM studied_item) n
       WHERE NOT EXISTS (SELECT 1 FROM item WHERE item.pack_id = n.pack_id)`,
    )
    .all()
    .map(({ packId }) => packId);
}
