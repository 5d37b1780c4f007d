/** Chooses the folder and the programs of a cluster so that the account it runs as can get to both. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256Hex } from '#tools/sha256-hex';
import { postgresAccount, type Account } from './account.ts';
import { binariesIn, findBinaries, type PostgresBinaries } from './binaries.ts';
import { asideOf } from './leftover.ts';
import { canReach } from './reach.ts';

export interface ClusterPlace {
  dataFolder: string;
  binaries: PostgresBinaries;
  account?: Account | undefined;
  /** A sentence for the user when the folder is not the one that was asked for. */
  note?: string;
  /** The cluster found in `dataFolder` belonged to a data folder that was deleted since: it is not used. */
  anew?: boolean;
}

/** Where root keeps what another account must reach when the checkout is closed to it, as /root usually is. */
const systemFolder = '/var/lib/answly';

/** What is found in a data folder and in its part for the cloud. */
const ownEntries = new Set([
  'cloud',
  'desktop',
  'packs',
  'chromium',
  'install.lock',
  'running.pid',
  'postgres',
  'postgres.unfinished',
  'postgres-password',
  'postgres.log',
  'postgres-keeper.log',
  'jwt-secret',
  'api.log',
]);

/** `wanted` is the cluster's folder; its parent is created and, for root, opened for passing through. */
export function choosePlace(wanted: string): ClusterPlace {
  mkdirSync(dirname(wanted), { recursive: true });
  const account = postgresAccount(wanted);
  const found = findBinaries();
  if (account === undefined) return { dataFolder: wanted, binaries: found };
  for (const folder of [dirname(wanted), dirname(dirname(wanted))]) letPass(folder);
  const binaries = canReach(found.postgres, account) ? found : copyBinaries(found);
  if (canReach(wanted, account)) return { dataFolder: wanted, binaries, account };
  const dataFolder = join(outsideFolder(wanted), 'postgres');
  mkdirSync(dirname(dataFolder), { recursive: true });
  letPass(dirname(dataFolder));
  const anew = existsSync(dataFolder) && isNew(dirname(wanted));
  const why = `PostgreSQL may not run as root and cannot enter ${dirname(wanted)} as another user, so its data is in ${dataFolder}.`;
  const begun = anew ? ` It begins anew; what an earlier run had there is in ${asideOf(dataFolder)}.` : '';
  return {
    dataFolder,
    binaries,
    account: postgresAccount(dataFolder) ?? account,
    note: why + begun,
    anew,
  };
}

/** Removes a cluster of a test, wherever it was kept. */
export function removePlace({ dataFolder }: ClusterPlace): void {
  const isOutside = dirname(dirname(dataFolder)) === systemFolder;
  rmSync(isOutside ? dirname(dataFolder) : dataFolder, { recursive: true, force: true });
}

/** Holds the cluster that cannot be kept at `wanted`. */
export function outsideFolder(wanted: string): string {
  return join(systemFolder, sha256Hex(wanted).slice(0, 12));
}

/** True for the cloud's part of a data folder in which nothing has run yet. */
function isNew(folder: string): boolean {
  return ['jwt-secret', 'postgres.log'].every((name) => !existsSync(join(folder, name)));
}

/** Lets others pass through a folder, not look into it; only where it holds nothing but what Answly put there. */
function letPass(folder: string): void {
  if (readdirSync(folder).every((name) => ownEntries.has(name))) chmodSync(folder, 0o711);
}

function copyBinaries(found: PostgresBinaries): PostgresBinaries {
  const copy = join(systemFolder, 'postgresql');
  if (!existsSync(binariesIn(copy).postgres)) {
    mkdirSync(systemFolder, { recursive: true, mode: 0o755 });
    const unfinished = `${copy}.${process.pid}`;
    cpSync(found.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    rmSync(copy, { recursive: true, force: true });
    renameSync(unfinished, copy);
  }
  return binariesIn(copy);
}
