/** Clears what earlier runs left in a cluster's folder: a server without its starter, only its pid file, or old data. */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, waitForEnd } from '../processes/process-table.ts';

const stopTimeoutMs = 10_000;

/**
 * Call it only while holding the folder's lock: a server found running is then nobody's, and it is stopped.
 * A pid file whose pid now belongs to another program would make PostgreSQL refuse to start, so it is removed.
 */
export async function clearLeftover(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid === undefined) return;
  if (commandLine(pid).includes(dataFolder)) {
    // SIGINT is PostgreSQL's "fast shutdown"; SIGQUIT leaves the rest to recovery at the next start.
    process.kill(pid, 'SIGINT');
    if (!(await waitForEnd(pid, stopTimeoutMs))) {
      process.kill(pid, 'SIGQUIT');
      await waitForEnd(pid, stopTimeoutMs);
    }
  }
  rmSync(pidFile, { force: true });
}

/** Makes room for a new cluster; of what is put aside only the last is kept. */
export function putAside(dataFolder: string): void {
  rmSync(asideOf(dataFolder), { recursive: true, force: true });
  renameSync(dataFolder, asideOf(dataFolder));
}

export const asideOf = (dataFolder: string): string => `${dataFolder}.before`;

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
