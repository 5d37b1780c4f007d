/** A document: one value per key that a student changes, merged field by field by the later stamp (SY8, SY10, SY13). */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { fitLost } from './fit-lost.ts';
import { stamp } from './hybrid-clock.ts';

/** What the field was, and was overwritten without its writer having seen the change that won (SY10). */
export const lostValue = z.object({ value: z.unknown(), stamp });
export type LostValue = z.infer<typeof lostValue>;

export const documentField = z.object({
  value: z.unknown(),
  stamp,
  /** The stamp that the writer had last heard from the server; '' for none. Tells a conflict from a sequence. */
  base: z.string().max(64).default(''),
  lost: z.array(lostValue).max(limits.documentLostMax).optional(),
});
export type DocumentField = z.infer<typeof documentField>;

/** Names such as `settings` or `note:<pack>:<item>`. */
export const documentKey = z
  .string()
  .min(1)
  .max(limits.documentKeyCharsMax)
  .regex(/^[a-z][a-z0-9-]*(?::[\w.-]+)*$/);

/** The field whose value `true` makes a document a tombstone. */
export const deletedField = 'deleted';

export const document = z.object({
  key: documentKey,
  fields: z.record(z.string().min(1).max(60), documentField),
});
export type Document = z.infer<typeof document>;
export type DocumentFields = Document['fields'];

export function isDeleted(fields: DocumentFields): boolean {
  return fields[deletedField]?.value === true;
}

/**
 * Field by field, the later stamp wins. The same in whatever order changes come. Of what lost, the newest stay that
 * have room, so that merging makes no document that is too large to be sent (SY6).
 */
export function mergeFields(a: DocumentFields, b: DocumentFields, keepsLost: boolean): DocumentFields {
  // A name from elsewhere may be that of a member which every object has.
  const merged = new Map(Object.entries(a));
  for (const [name, field] of Object.entries(b)) {
    const other = merged.get(name);
    merged.set(name, other === undefined ? field : mergeField(other, field, keepsLost));
  }
  return fitLost(Object.fromEntries(merged));
}

/** Whether what loses in documents of this key is kept for the student to see (SY10). */
export function keepsLostValues(key: string): boolean {
  return key.startsWith('note:');
}

function mergeField(a: DocumentField, b: DocumentField, keepsLost: boolean): DocumentField {
  const [winner, loser] = a.stamp >= b.stamp ? [a, b] : [b, a];
  if (!keepsLost) return winner;
  const isConflict =
    winner.stamp !== loser.stamp &&
    winner.base !== loser.stamp &&
    JSON.stringify(winner.value) !== JSON.stringify(loser.value);
  const all = [...(a.lost ?? []), ...(b.lost ?? []), ...(isConflict ? [loser] : [])];
  if (all.length === 0) return winner;
  const byStamp = new Map(all.map(({ value, stamp: at }) => [at, { value, stamp: at }]));
  byStamp.delete(winner.stamp);
  return { ...winner, lost: [...byStamp.values()] };
}
