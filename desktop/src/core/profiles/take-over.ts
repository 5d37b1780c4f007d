/** Brings the packs, or all the work, of one profile into another; doing it again changes nothing (SY17). */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { accountEntry, savedAccount } from '#desktop/core/account/saved-account';
import type { Ground } from '#desktop/core/ground';
import { attachStudy } from '#desktop/core/storage/attach-study';
import type { Db } from '#desktop/core/storage/db';
import { joinDocuments } from '#desktop/core/storage/join-documents';
import { mediaPath } from '#desktop/core/library/media-store';
import { copyPacks, mediaToCopy } from '#desktop/core/library/copy-packs';

export interface TakeOver {
  from: string;
  into: string;
  /** `packs`: those that anybody can have, so that a guest can study at once; what a student imported stays theirs. */
  what: 'packs' | 'work';
}

export function takeOver(
  ground: Pick<Ground, 'db' | 'facts' | 'meta'>,
  { from, into, what }: TakeOver,
): void {
  const file = join(from, 'study.db');
  // Emptied by a start that was cut short behind the join, or never used.
  if (!existsSync(file)) return;
  const { db, facts, meta } = ground;
  const detach = attachStudy(db, file);
  try {
    const all = what === 'work';
    for (const sha256 of mediaToCopy(db, { all }))
      copyMedia(join(from, 'media'), join(into, 'media'), sha256);
    db.transaction(() => {
      copyPacks(db, { all });
      takeServer(ground);
      if (!all) return;
      facts.joinOthers();
      joinDocuments(db, meta);
      joinDeviceOnly(db);
    });
  } finally {
    detach();
  }
}

/** What never travels and stands nowhere else: how far the clock of an exam was, hints that were seen, the tutor's words. */
function joinDeviceOnly(db: Db): void {
  for (const table of ['exam_tick', 'hint_seen', 'tutor_answer', 'tutor_rating'])
    db.exec(`INSERT OR IGNORE INTO main.${table} SELECT * FROM other.${table}`);
}

/** The server of a school is a matter of the computer: whoever comes next need not look for its address. */
function takeServer({ db, meta }: Pick<Ground, 'db' | 'meta'>): void {
  const row = db
    .prepare<{ value: string }>('SELECT value FROM other.meta WHERE key = ?')
    .get(accountEntry.key);
  const theirs = row && savedAccount.safeParse(JSON.parse(row.value)).data;
  const own = meta.load(accountEntry);
  if (theirs !== undefined && own.cloudUrl === null) {
    meta.save(accountEntry, { ...own, cloudUrl: theirs.cloudUrl });
  }
}

/** A picture that is missing there is missing here too, as it was. */
function copyMedia(from: string, into: string, sha256: string): void {
  const [source, target] = [mediaPath(from, sha256), mediaPath(into, sha256)];
  if (existsSync(target) || !existsSync(source)) return;
  mkdirSync(join(target, '..'), { recursive: true });
  copyFileSync(source, `${target}.new`);
  renameSync(`${target}.new`, target);
}
