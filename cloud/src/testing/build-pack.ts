/** A small pack as the bytes of its file. */
import { createHash, randomUUID } from 'node:crypto';
import { writePack } from '@answly/shared/formats/answlypack';
import { pack as packSchema, type Pack } from '@answly/shared/model/pack';
import { buildItem } from './build-item.ts';

export interface BuiltPack {
  pack: Pack;
  bytes: Uint8Array;
}

export function buildPack(changes: Partial<Pack> = {}): BuiltPack {
  const pack = packSchema.parse({
    id: randomUUID(),
    version: 1,
    title: 'Names and routes',
    locale: 'en',
    items: [buildItem()],
    ...changes,
  });
  return { pack, bytes: writePack(pack, new Map(), sha256Hex) };
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
