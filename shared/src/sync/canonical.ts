/** One spelling for equal JSON values, so that content can be compared by hash (SY4). */

/**
 * JSON with object keys sorted at every depth; `undefined` members are left out, as JSON does. Written as loops,
 * because the server spells every fact that is pushed.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return Array.isArray(value) ? spellArray(value) : spellObject(value as Record<string, unknown>);
}

function spellArray(values: readonly unknown[]): string {
  let text = '';
  for (const value of values) text += text === '' ? canonicalJson(value) : `,${canonicalJson(value)}`;
  return `[${text}]`;
}

function spellObject(object: Record<string, unknown>): string {
  let text = '';
  for (const key of Object.keys(object).toSorted()) {
    const member = object[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}
