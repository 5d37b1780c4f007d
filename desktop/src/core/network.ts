/** What the part that talks to the cloud gives to the rest of the core, and what it gets. */
import type { PublishedPack } from '@answly/shared/http/packs';
import type { Item } from '@answly/shared/model/item';
import type { Response } from '@answly/shared/model/response';
import type { CallName, Handlers } from '#desktop/contract/calls';
import type { Ground } from './ground.ts';

export type NetworkCall = Extract<CallName, `account.${string}` | `sync.${string}` | `tutor.${string}`>;

export interface Network {
  handlers: Pick<Handlers, NetworkCall>;
  /** Something was written that waits to be sent. Called often. */
  nudge(): void;
  /** @throws AppError `network.*` when the cloud cannot be reached. */
  listPacks(): Promise<PublishedPack[]>;
  /** The bytes of one published pack, as the server sent them. */
  downloadPack(packId: string, version: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** An answered place of a session, as the tutor needs it. */
export interface AnsweredItem {
  packId: string;
  /** Imported here: the server does not have it, so it goes along. */
  own: boolean;
  item: Item;
  response: Response | null;
}

export interface NetworkGround extends Ground {
  /** @throws AppError `attempt.required` while the place is not answered. */
  answeredItem(sessionId: string, position: number): AnsweredItem;
}

/** Builds the network part on the ground; it may start to sync at once. */
export type Connect = (ground: NetworkGround) => Network;
