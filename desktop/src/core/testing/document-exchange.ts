/** Brings documents from device to device by the merge that the server does. */
import { keepsLostValues, mergeFields, type DocumentFields } from '@answly/shared/sync/document';
import type { TestCore } from './test-core.ts';

/** @returns sends what waits on each of the devices, and brings all there is to each, until nothing waits. */
export function createDocumentExchange(): (...devices: readonly TestCore[]) => void {
  const held = new Map<string, DocumentFields>();
  const send = ({ ground: { documents } }: TestCore): void => {
    const waiting = documents.waiting();
    const results = waiting.map(({ key, fields: sent }) => {
      const fields = mergeFields(held.get(key) ?? {}, sent, keepsLostValues(key));
      held.set(key, fields);
      return { key, status: 'merged' as const, seq: 1, fields };
    });
    documents.settle(waiting, results);
  };
  const bring = ({ ground: { documents }, core }: TestCore): void => {
    documents.storePage(
      [...held].map(([key, fields]) => ({ key, seq: 1, fields })),
      null,
    );
    core.emit('data.changed', { what: 'settings' });
  };
  /** More rounds than any word needs to go there and back. */
  const roundsMax = 5;
  return (...devices) => {
    for (let round = 0; round < roundsMax; round += 1) {
      devices.forEach(send);
      devices.forEach(bring);
      if (devices.every(({ ground }) => ground.documents.waitingCount() === 0)) return;
    }
    throw new Error('the devices go on telling each other something new');
  };
}
