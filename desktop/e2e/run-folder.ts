/** A temporary folder for a run of Answly, and its removal with everything the run kept. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outsideFolder } from '@answly/tools/postgres/place';

/** PostgreSQL's own account can pass through: else a cluster that root starts would be kept outside of the folder. */
export function runFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `answly-${name}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** @param data what the cloud was given with `--data`; its cluster goes, wherever it had to be kept. */
export function removeRunFolder(folder: string, data: string): void {
  rmSync(folder, { recursive: true, force: true });
  rmSync(outsideFolder(join(data, 'cloud', 'postgres')), { recursive: true, force: true });
}
