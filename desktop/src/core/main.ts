/** The core's process: started by a host, it opens the study file, answers windows, and ends with its host. */
import { inspect } from 'node:util';
import { grant as grantSchema, type Grant } from '@answly/shared/http/accounts';
import { problemOf } from '@answly/shared/errors/problem-of';
import { limits } from '@answly/shared/limits';
import { newId } from '@answly/shared/sync/new-id';
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
import { openProfiles } from './profiles/open-profiles.ts';
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

/** @param restart ends this core, for another one to go on with the profile that is current then. */
function openCore(restart: (grant: Grant | null) => void): Core {
  const options = parseCoreOptions(process.argv.slice(2));
  const files = readAppFiles(import.meta.url);
  const profiles = openProfiles({
    dataFolder: options.dataFolder,
    newId: () => newId(systemClock.wallMs(), systemRandom.bytes(16)),
    nowMs: () => systemClock.wallMs(),
    restart,
    log,
  });
  return createCore({
    dataFolder: profiles.folder,
    profileId: profiles.profile.id,
    deviceId: profiles.deviceId,
    prepare: profiles.prepare,
    notice: profiles.notice,
    migrationsFolder: files.migrationsFolder,
    starterFolder: options.starterFolder ?? files.packsFolder,
    maps: files.maps,
    host: options.host,
    version: files.version,
    reserveBytes: limits.reserveBytes,
    clock: systemClock,
    random: systemRandom,
    log,
    connect: connectCloud({ cloudUrl: options.cloudUrl, profile: profiles.profile }),
  });
}

function run(channel: HostChannel): void {
  let core: Core | null = null;
  let stopping = false;
  /** After the answer to the call that asked for it. */
  const restart = (grant: Grant | null): void => {
    if (stopping) return;
    stopping = true;
    const handover = grant === null ? null : JSON.stringify(grant);
    setImmediate(() => {
      void Promise.resolve(core?.close())
        .catch((error: unknown) => log('closing failed', error))
        // The host ends this process once it has heard.
        .then(() => channel.report({ kind: 'restart', handover }));
    });
  };
  channel.onStop(() => {
    if (stopping) return;
    stopping = true;
    void Promise.resolve(core?.close())
      .catch((error: unknown) => log('closing failed', error))
      .then(() => process.exit(0));
  });
  try {
    const opened = openCore(restart);
    core = opened;
    const handlers = watchStudy(opened.handlers, (studying) =>
      channel.report({ kind: 'studying', studying }),
    );
    channel.onWindow((port) => serve({ ...opened, handlers }, port));
    channel.onHandover((text) => {
      opened
        .takeOver(grantSchema.parse(JSON.parse(text)))
        .catch((error: unknown) => log('no sign-in', error));
    });
    channel.report({ kind: 'ready' });
  } catch (error) {
    log('the core cannot start', error);
    // The host ends this process once it has heard the reason.
    channel.report({ kind: 'failed', problem: problemOf(error) });
  }
}

// The log may lie on the disk that is full: without listeners its second failure would end the process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
run(openChannel());
