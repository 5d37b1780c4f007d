/** Starts Answly's own PostgreSQL for a data folder and gives back its address. */
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild, type Child } from '../processes/child.ts';
import { keptSecret } from '../processes/kept-secret.ts';
import type { ClusterOptions } from './cluster.ts';
import { choosePlace } from './place.ts';

export interface RunningPostgres extends Pick<Child, 'ended' | 'stop'> {
  /** For DATABASE_URL. */
  url: string;
  /** What the user should know about where the data is. */
  note: string | undefined;
}

const portFirst = 54_320;
const user = 'answly';

/**
 * `folder` holds the cluster as `postgres`, its password and its log. `again`: its logs go on where they are. Rejects with a
 * sentence for the user.
 */
export async function launchPostgres(
  folder: string,
  { again = false }: { again?: boolean } = {},
): Promise<RunningPostgres> {
  const place = choosePlace(join(folder, 'postgres'));
  const password = keptSecret(join(dirname(place.dataFolder), 'postgres-password'), () =>
    randomBytes(24).toString('base64url'),
  );
  const options: ClusterOptions = {
    ...place,
    user,
    password,
    portFirst,
    logFile: join(folder, 'postgres.log'),
    again,
  };
  const keeper = startChild({
    name: 'PostgreSQL',
    command: process.execPath,
    args: [fileURLToPath(new URL('./keeper.ts', import.meta.url))],
    // The password is in here, and arguments are shown to every user of the machine.
    env: { ANSWLY_CLUSTER: JSON.stringify(options) },
    logFile: join(folder, 'postgres-keeper.log'),
    again,
    stopTimeoutMs: 25_000,
  });
  const { port } = (await keeper.ready) as { port: number };
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
  return { url, note: place.note, ended: keeper.ended, stop: keeper.stop };
}
