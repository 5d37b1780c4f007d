/** Keeps a document small enough to be sent: of its lost values, the newest that have room (SY6, SY10). */
import { limits } from '../limits.ts';
import type { DocumentFields, LostValue } from './document.ts';

/** What stands around the fields of a document: its key, two names and some signs. */
const envelopeBytes = limits.documentKeyCharsMax + 24;
const fieldsBytesMax = limits.documentBytesMax - envelopeBytes;
/** `,"lost":[]` */
const listBytes = 10;

/**
 * At most `documentLostMax` of a field, and no more than let the document fit. One that has no room is passed over for
 * an older, shorter one: so the outcome is the best by age of all that could be kept, and merging it again with either
 * side changes nothing (SY4). Values that stand are not touched: a document may still be too large for their sake.
 */
export function fitLost(fields: DocumentFields): DocumentFields {
  const names = Object.keys(fields);
  const all = names.flatMap((name) => (fields[name]?.lost ?? []).map((value) => ({ name, value })));
  if (all.length === 0) return fields;
  const bare = Object.entries(fields).map(([name, { lost: _, ...field }]) => [name, field] as const);
  let room = fieldsBytesMax - jsonBytes(Object.fromEntries(bare)) - names.length * listBytes;
  const kept = new Map<string, LostValue[]>(names.map((name) => [name, []]));
  for (const { name, value } of all.toSorted(newestFirst)) {
    const list = kept.get(name) ?? [];
    const bytes = jsonBytes(value) + 1;
    if (list.length >= limits.documentLostMax || bytes > room) continue;
    list.push(value);
    room -= bytes;
  }
  return Object.fromEntries(
    bare.map(([name, field]) => {
      const lost = kept.get(name) ?? [];
      return [name, lost.length === 0 ? field : { ...field, lost }];
    }),
  );
}

type Named = { name: string; value: LostValue };

/** Equal stamps, which two fields of one writer have, go by the name. */
function newestFirst(a: Named, b: Named): number {
  if (a.value.stamp !== b.value.stamp) return a.value.stamp < b.value.stamp ? 1 : -1;
  return a.name < b.name ? -1 : 1;
}

/**
 * Bytes in UTF-8 of a value as JSON, which has no surrogate without its other half. Counted by hand: what is shared knows
 * no platform, and so no TextEncoder.
 */
function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}
