/** Published packs: what they are, their files, and their items one by one. */
import type { PublishedPack } from '@answly/shared/http/packs';
import type { Item } from '@answly/shared/model/item';

export interface NewPack {
  published: PublishedPack;
  content: Uint8Array;
  items: readonly Item[];
}

export type Added =
  | 'added'
  /** The same bytes were there already. */
  | 'known'
  /** The same version was there with other bytes. */
  | 'version-taken'
  /** An item has the same id and version as one of an earlier pack version, and another content. */
  | { itemChanged: string };

export interface PackStore {
  add(pack: NewPack, nowMs: number): Promise<Added>;
  /** The newest version of each pack, by title. */
  listNewest(): Promise<PublishedPack[]>;
  findSha256(packId: string, version: number): Promise<string | undefined>;
  readContent(packId: string, version: number): Promise<Uint8Array | undefined>;
}
