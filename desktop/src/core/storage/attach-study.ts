/** Another profile's study file beside the open one, under the name `other`, for as long as its work is taken over. */
import type { Db } from './db.ts';

/** @returns the way to let go of it. */
export function attachStudy(db: Db, file: string): () => void {
  db.prepare('ATTACH ? AS other').run(file);
  return () => db.exec('DETACH other');
}
