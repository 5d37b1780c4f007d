/** Reads one pushed document: checked, its stamps held to the server's clock (SY5, SY8). */
import { limits } from '@answly/shared/limits';
import { document, type Document } from '@answly/shared/sync/document';
import { fitLost } from '@answly/shared/sync/fit-lost';
import { readStamp, stampOf } from '@answly/shared/sync/hybrid-clock';

/** A sentence where it cannot be kept. */
export function readDocument(raw: unknown, nowMs: number): Document | string {
  const parsed = document.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') || 'The document'}: ${issue?.message ?? 'is not valid'}`.slice(0, 200);
  }
  if (namesPrototype(raw)) return 'fields: a field cannot be named __proto__.';
  const { key } = parsed.data;
  // An older device may have kept more lost texts than fit: the note is worth more than the oldest of them (SY10).
  const fitting = fitLost(parsed.data.fields);
  if (isTooLarge({ key, fields: fitting })) return 'It is too large.';
  const fields = Object.entries(fitting).map(([name, field]) => [
    name,
    { ...field, stamp: heldTo(nowMs, field.stamp) },
  ]);
  return { key, fields: Object.fromEntries(fields) as Document['fields'] };
}

/** The one name that parsing leaves out: a change must not vanish without a word. */
function namesPrototype(raw: unknown): boolean {
  const { fields } = raw as { fields: object };
  return Object.hasOwn(fields, '__proto__');
}

export function isTooLarge({ key, fields }: Document): boolean {
  return Buffer.byteLength(JSON.stringify({ key, fields })) > limits.documentBytesMax;
}

/** A stamp from the future would win over everything until that day comes. */
function heldTo(nowMs: number, stamp: string): string {
  const parts = readStamp(stamp);
  return parts.ms > nowMs + limits.clockAheadMsMax ? stampOf({ ...parts, ms: nowMs }) : stamp;
}
