/** A real PostgreSQL for one run, on a free port, below a temporary folder that goes with it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createCluster, startCluster, stopCluster } from '@answly/tools/postgres/cluster';
import { choosePlace, removePlace } from '@answly/tools/postgres/place';

export interface ScratchPostgres {
  /** A superuser's address. */
  url: string;
  stop(): Promise<void>;
}

const password = 'only-for-tests';

/** @param prefix of the folder's path; on a fast disk or in memory where there is one. */
export async function startScratchPostgres(prefix: string): Promise<ScratchPostgres> {
  const folder = await mkdtemp(prefix);
  // PostgreSQL refuses to run as root; the place lends it an account that can get there.
  const place = choosePlace(join(folder, 'cloud', 'postgres'));
  const logFile = join(folder, 'postgres.log');
  const options = { ...place, user: 'postgres', password, portFirst: 0, logFile, scratch: true };
  const remove = async () => {
    removePlace(place);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await createCluster(options);
    const { server, port } = await startCluster(options);
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        await stopCluster(server);
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
