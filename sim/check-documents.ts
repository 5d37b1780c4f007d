/** Documents are the same everywhere, and no field that was ever written is gone (SY8, SY13). */
import { isDeepStrictEqual } from 'node:util';
import { differenceOf } from './difference.ts';
import { promise } from './violation.ts';
import type { World } from './world.ts';

type Fields = Record<string, unknown>;

/** @throws Violation */
export async function checkDocuments(world: World): Promise<void> {
  const rows = await world.database.sql<{ key: string; fields: Fields }[]>`
    select key, fields from document where user_id = ${world.cloud.userId} order by key`;
  const there = rows.map(({ key, fields }) => ({ key, fields }));
  for (const { index, running } of world.devices) {
    const here = running.db
      .prepare<{ key: string; fields: string }>('SELECT key, fields FROM document ORDER BY key')
      .all()
      .map(({ key, fields }) => ({ key, fields: JSON.parse(fields) as Fields }));
    const same = isDeepStrictEqual(here, there);
    promise('replicas-identical', same, () => `documents of device ${index}: ${differenceOf(here, there)}`);
  }
  const held = new Map(there.map(({ key, fields }) => [key, fields]));
  for (const [name, { key, field }] of world.written) {
    promise('document-kept', field in (held.get(key) ?? {}), () => `${name} was written and is nowhere`);
  }
}

/** What of the documents is on no device and not on the server any more was destroyed; it need not come back. */
export async function forgetLostDocuments(world: World): Promise<void> {
  const rows = await world.database.sql<{ key: string; fields: Fields }[]>`
    select key, fields from document where user_id = ${world.cloud.userId}`;
  const held = new Set(
    rows.flatMap(({ key, fields }) => Object.keys(fields).map((field) => `${key}.${field}`)),
  );
  for (const { running } of world.devices) {
    const here = running.db
      .prepare<{ key: string; fields: string }>('SELECT key, fields FROM document')
      .all();
    for (const { key, fields } of here) {
      for (const field of Object.keys(JSON.parse(fields) as Fields)) held.add(`${key}.${field}`);
    }
  }
  for (const name of world.written.keys()) if (!held.has(name)) world.written.delete(name);
}
