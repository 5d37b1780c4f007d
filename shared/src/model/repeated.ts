/** What stands twice where each has its own name. */

/** Those of `ids` that stand there more than once, each once. */
export function repeated(ids: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const id of ids) (seen.has(id) ? again : seen).add(id);
  return again;
}
