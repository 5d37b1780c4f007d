/** Where a run of the simulator keeps its PostgreSQL and its files: taken away however the run ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startScratchPostgres } from '../cloud/src/testing/scratch-postgres.ts';
import { fastFolder } from './fast-folder.ts';

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

export interface Workplace {
  /** A superuser's address. */
  url: string;
  folder: string;
}

/**
 * Calls `work` and gives what it gives. A signal ends the process here: PostgreSQL first, and the files as the last
 * thing of all, so that a history that is being played cannot make new ones.
 */
export async function inWorkplace<T>(work: (place: Workplace) => Promise<T>): Promise<T> {
  const prefix = join(fastFolder(), `answly-sim-${process.pid}-`);
  const folder = mkdtempSync(prefix);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const starting = startScratchPostgres(prefix);
  let leaving = false;
  const leave = async (code: number) => {
    leaving = true;
    await starting.then((postgres) => postgres.stop()).catch(() => undefined);
    process.exit(code);
  };
  for (const [signal, code] of Object.entries(exitCodes)) process.once(signal, () => void leave(code));
  try {
    return await work({ url: (await starting).url, folder });
  } catch (error) {
    // Whatever was being played fails with its database.
    if (leaving) return await new Promise<never>(() => undefined);
    throw error;
  } finally {
    if (!leaving) await (await starting).stop();
  }
}
