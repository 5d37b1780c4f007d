/** Questions that ask about the same thing, of those that can be practised on this device. */
import { similarItems } from '@answly/shared/http/tutor';
import type { Account } from '#desktop/core/account/account';
import { isInExam } from '#desktop/core/exam/refuse-in-exam';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { TutorPlace } from '#desktop/core/network';
import type { Db } from '#desktop/core/storage/db';
import { installedEntry } from '#desktop/core/study/draw-form';

export interface SimilarParts {
  db: Db;
  client: CloudClient;
  account: Account;
}

type Pin = Pick<TutorPlace, 'packId' | 'itemId'>;

/** @throws AppError `item.unknown`, `session.*`, `network.*`. */
export async function findSimilar(
  { db, client, account }: SimilarParts,
  { packId, itemId, itemVersion }: TutorPlace,
): Promise<Pin[]> {
  const query = { packId, itemId, itemVersion };
  const { items } = await account.withToken((accessToken) =>
    client.send(similarItems, { query }, { accessToken }),
  );
  return items
    .filter((item) => item.itemId !== itemId && isOpen(db, item))
    .map((item) => ({ packId: item.packId, itemId: item.itemId }));
}

/** It is here, and no exam that is being sat keeps it to itself. */
const isOpen = (db: Db, item: Pin) => installedEntry(db, item) !== undefined && !isInExam(db, item);
