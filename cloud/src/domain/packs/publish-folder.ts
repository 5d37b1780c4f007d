/** Publishes the packs of a folder at start; one that cannot be published is told and stops nothing. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Packs } from './packs.ts';

export interface PublishNotes {
  published(file: string, title: string): void;
  refused(file: string, error: unknown): void;
  /** None of them can be found. */
  unreadable(error: unknown): void;
}

export async function publishFolder(packs: Packs, folder: string, notes: PublishNotes): Promise<void> {
  const files = await readdir(folder).catch((error: unknown) => {
    notes.unreadable(error);
    return [];
  });
  for (const file of files.filter((each) => each.endsWith('.answlypack')).toSorted()) {
    try {
      const { published, isNew } = await packs.publish(await readFile(join(folder, file)));
      if (isNew) notes.published(file, published.title);
    } catch (error) {
      notes.refused(file, error);
    }
  }
}
