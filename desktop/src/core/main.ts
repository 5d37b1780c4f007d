/** The core's process: started by a host, it opens the study file, answers windows, and ends with its host. */
import { inspect } from 'node:util';
import { problemOf } from '@answly/shared/errors/problem';
import { systemClock, systemRandom } from './clock.ts';
import { connectCloud } from './connect-cloud.ts';
import { createCore } from './core.ts';
import type { Core } from './core.ts';
import { readAppFiles } from './host/app-files.ts';
import type { HostChannel } from './host/channel.ts';
import { createForkChannel } from './host/fork-channel.ts';
import { parseCoreOptions } from './host/options.ts';
import { createUtilityChannel, findParentPort } from './host/utility-channel.ts';
import { watchStudy } from './host/watch-study.ts';
import { serve } from './serve.ts';

function openChannel(): HostChannel {
  const parent = findParentPort(process);
  if (parent !== null) return createUtilityChannel(parent);
  if (process.send === undefined) throw new Error('The core is started by a host: run `npm start`.');
  return createForkChannel(process);
}

function log(line: string, error?: unknown): void {
  console.error(error === undefined ? line : `${line}: ${inspect(error)}`);
}

function openCore(): Core {
  const options = parseCoreOptions(process.argv.slice(2));
  const files = readAppFiles(import.meta.url);
  return createCore({
    dataFolder: options.dataFolder,
    migrationsFolder: files.migrationsFolder,
    starterFolder: options.starterFolder ?? files.packsFolder,
    maps: files.maps,
    host: options.host,
    version: files.version,
    clock: systemClock,
    random: systemRandom,
    log,
    connect: connectCloud({ cloudUrl: options.cloudUrl }),
  });
}

function run(channel: HostChannel): void {
  let core: Core | null = null;
  let stopping = false;
  channel.onStop(() => {
    if (stopping) return;
    stopping = true;
    void Promise.resolve(core?.close())
      .catch((error: unknown) => log('closing failed', error))
      .then(() => process.exit(0));
  });
  try {
    const opened = openCore();
    core = opened;
    const handlers = watchStudy(opened.handlers, (studying) =>
      channel.report({ kind: 'studying', studying }),
    );
    channel.onWindow((port) => serve({ ...opened, handlers }, port));
    channel.report({ kind: 'ready' });
  } catch (error) {
    log('the core cannot start', error);
    // The host ends this process once it has heard the reason.
    channel.report({ kind: 'failed', problem: problemOf(error) });
  }
}

run(openChannel());
