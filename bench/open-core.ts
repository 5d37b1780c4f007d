/** Opens the real core on a data folder, put together as its process does, in this process. */
import { readAppFiles } from '../desktop/src/core/host/app-files.ts';
import { openKeeper } from '../desktop/src/core/account/keyring.ts';
import { systemClock, systemRandom, type Clock } from '../desktop/src/core/clock.ts';
import { connectCloud } from '../desktop/src/core/connect-cloud.ts';
import { createCore, type Core } from '../desktop/src/core/core.ts';
import type { Ground } from '../desktop/src/core/ground.ts';

export interface OpenedCore {
  core: Core;
  /** What the core stands on: the way to its study file. */
  ground: Ground;
}

export interface OpenOptions {
  clock?: Clock;
  /** Nobody answers there unless given; without a sign-in nobody is asked either. */
  cloudUrl?: string;
  fetch?: typeof fetch;
}

export const coreEntry = new URL('../desktop/src/core/main.ts', import.meta.url);

export function openCore(dataFolder: string, options: OpenOptions = {}): OpenedCore {
  const { version, migrationsFolder, maps } = readAppFiles(coreEntry.href);
  const connect = connectCloud({
    cloudUrl: options.cloudUrl ?? 'http://127.0.0.1:9',
    fetch: options.fetch ?? fetch,
    // The person's own keyring is none of a benchmark's business.
    keeper: openKeeper({ account: 'bench', load: () => Promise.reject(new Error('no keyring')) }),
  });
  let ground: Ground | undefined;
  const core = createCore({
    dataFolder,
    migrationsFolder,
    starterFolder: null,
    maps,
    host: 'browser',
    version,
    clock: options.clock ?? systemClock,
    random: systemRandom,
    log: (line, error) => console.error(line, error ?? ''),
    connect: (given) => connect((ground = given)),
  });
  if (ground === undefined) throw new Error('the network part was not connected');
  return { core, ground };
}
