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
  /** The same bytes were there already, and are withdrawn. */
  | 'withdrawn'
  /** The same version was there with other bytes. */
  | 'version-taken'
  /** An item has the same id and version as one of an earlier pack version, and another content. */
  | { itemChanged: string };

export interface PackVersion {
  packId: string;
  title: string;
  version: number;
  publishedMs: number;
  /** Null while it is offered. */
  withdrawnMs: number | null;
}

/** What is withdrawn is told and handed to nobody; its items stay known, for the devices that have it. */
export interface PackStore {
  add(pack: NewPack, nowMs: number): Promise<Added>;
  /** The newest version of each pack that is not withdrawn, by title. */
  listNewest(): Promise<PublishedPack[]>;
  /** Withdrawn ones too; by title, the newest version of each first. */
  listVersions(): Promise<PackVersion[]>;
  /**
   * Withdraws versions, or takes that back; one that was withdrawn before keeps its time.
   * @param which all versions that are there unless it names one
   * @returns what became of them; none where there are none
   */
  setWithdrawn(
    which: { packId: string; version?: number | undefined },
    withdrawnMs: number | null,
  ): Promise<PackVersion[]>;
  /** Undefined for what is withdrawn. */
  findSha256(packId: string, version: number): Promise<string | undefined>;
  readContent(packId: string, version: number): Promise<Uint8Array | undefined>;
}
