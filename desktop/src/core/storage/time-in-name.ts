/** A moment as it stands in the name of a file or folder: in order by name, and without the colons that Windows refuses. */

export function timeInName(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(':', '-');
}
