/** Tells whether something built is older than what it was built from. */
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * True when `stamp` is a file at least as new as every file and folder in `sources`. Folders count, because deleting
 * a file changes only its folder.
 */
export function isFresh(stamp: string, sources: readonly string[]): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false });
  return built !== undefined && sources.every((source) => newestMs(source) <= built.mtimeMs);
}

/** Notes that what `stamp` stands for was built from the sources as they were at `startedMs`. */
export function markFresh(stamp: string, startedMs: number): void {
  writeFileSync(stamp, '');
  utimesSync(stamp, startedMs / 1000, startedMs / 1000);
}

function newestMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestMs(join(path, name))),
    stat.mtimeMs,
  );
}
