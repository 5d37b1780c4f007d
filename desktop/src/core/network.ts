/** What the part that talks to the cloud gives to the rest of the core, and what it gets. */
import type { Grant } from '@answly/shared/http/accounts';
import type { PublishedPack } from '@answly/shared/http/packs';
import type { TutorMode } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { Response } from '@answly/shared/model/response';
import type { Lease } from '@answly/shared/sync/protocol';
import type { CallName, Handlers } from '#desktop/contract/calls';
import type { Ground } from './ground.ts';

export type NetworkCall = Extract<
  CallName,
  `account.${string}` | `sync.${string}` | `devices.${string}` | `tutor.${string}`
>;

export interface Network {
  handlers: Pick<Handlers, NetworkCall>;
  /** Something was written that waits to be sent. Called often. */
  nudge(): void;
  /** @throws AppError `network.*` when the cloud cannot be reached. */
  listPacks(): Promise<PublishedPack[]>;
  /** The bytes of one published pack, as the server sent them. */
  downloadPack(packId: string, version: number): Promise<Uint8Array>;
  /** Goes on with what another profile's core was granted. @throws AppError account.other-student */
  takeOver(grant: Grant): Promise<void>;
  /** Asks whose a running exam is (SY11); null where nobody is signed in. @throws AppError where no answer comes */
  leaseExam(sessionId: string, takeOver: boolean): Promise<Lease | null>;
  close(): Promise<void>;
}

/** An item as a request to the tutor needs it. */
export interface AskedItem {
  packId: string;
  /** Imported here: the server does not have it, so it goes along. */
  own: boolean;
  item: Item;
  /** Null before the answer. */
  response: Response | null;
}

/** What a place of a session asks. */
export interface TutorPlace {
  packId: string;
  itemId: string;
  itemVersion: number;
  /** The student has answered it and knows how it went, and no exam that is not over asks it. */
  told: boolean;
  /** An exam that is not over asks it. */
  closed: boolean;
  /** Of the session, in milliseconds since 1970. */
  startedAt: number;
}

export interface SessionPlace {
  sessionId: string;
  position: number;
}

export interface NetworkGround extends Ground {
  /**
   * @throws AppError `attempt.required` while the place is not answered, in a mode that speaks about an answer;
   *   `tutor.closed` while an exam asks the item; that, `attempt.duplicate` or `study.session-over` for a hint that may
   *   not be.
   */
  askedItem(place: SessionPlace, mode: TutorMode): AskedItem;
  tutorPlace(place: SessionPlace): TutorPlace;
}

/** Builds the network part on the ground; it may start to sync at once. */
export type Connect = (ground: NetworkGround) => Network;
