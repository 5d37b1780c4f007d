/** Decides as whom PostgreSQL runs: it refuses root, so root lends it another account. */
import { readFileSync, statSync } from 'node:fs';

export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account for a cluster kept in `dataFolder`; undefined when this process need not change its own.
 * A cluster that exists stays with its owner, because PostgreSQL refuses a folder of somebody else.
 * For a new one: `postgres` where the machine has that account, else `nobody`; the machine is not changed.
 */
export function postgresAccount(dataFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(dataFolder);
  if (owner !== undefined && owner.uid !== 0) return owner;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields !== undefined) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no "postgres" or "nobody" account to run it as.',
  );
}

function ownerOf(folder: string): Account | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat === undefined ? undefined : { uid: stat.uid, gid: stat.gid };
}
