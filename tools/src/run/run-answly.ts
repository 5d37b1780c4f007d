/** Runs the halves of Answly that a command asks for, from the first check to the last process stopped. */
import { join } from 'node:path';
import { buildStarterPacks } from '../build/starter-packs.ts';
import { claimFolder } from './claim.ts';
import { startCloudHalf } from './cloud-half.ts';
import { createCrew, type Crew } from './crew.ts';
import { openDataFolder } from './data-folder.ts';
import { preparePage, startDesktopHalf } from './desktop-half.ts';
import { parseRunOptions, usage, type RunOptions } from './options.ts';
import { createWatch, type Watch } from './watch.ts';

export interface Halves {
  cloud: boolean;
  desktop: boolean;
}

const say = (line: string): void => console.log(line);

/** Settles when everything is stopped; sets the process's exit code. */
export async function runAnswly(halves: Halves, args: readonly string[]): Promise<void> {
  const crew = createCrew();
  const watch = createWatch();
  try {
    const options = parseRunOptions(args, process.env['INIT_CWD'] ?? process.cwd());
    if (options.help) return say(usage);
    const failed = bringUp(halves, options, { crew, watch }).then(
      () => new Promise<never>(() => undefined),
      (error: unknown) => ({ exitCode: 1, why: sentence(error) }),
    );
    const end = await Promise.race([watch.over, failed]);
    if (end.why !== undefined) console.error(end.why);
    else say('\nStopping ...');
    await crew.stop();
    process.exitCode = end.exitCode;
  } catch (error) {
    console.error(sentence(error));
    await crew.stop();
    process.exitCode = 1;
  }
  // Listeners for signals and the launcher's channel would keep the process for nothing.
  process.exit();
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function bringUp(
  halves: Halves,
  options: RunOptions,
  run: { crew: Crew; watch: Watch },
): Promise<void> {
  const startedMs = Date.now();
  const data = openDataFolder(options.dataFolder);
  if (data.note !== undefined) say(data.note);
  const claim = async (folder: string): Promise<string> => {
    const release = claimFolder(folder);
    await run.crew.add({ stop: () => Promise.resolve(release()) });
    return folder;
  };
  const cloudFolder = halves.cloud ? await claim(join(data.path, 'cloud')) : undefined;
  const desktopFolder = halves.desktop ? await claim(join(data.path, 'desktop')) : undefined;
  const packsFolder = join(data.path, 'packs');
  await buildStarterPacks(packsFolder);
  const shared = { ...run, options, packsFolder, say };
  const [cloud] = await Promise.all([
    cloudFolder === undefined ? undefined : startCloudHalf({ ...shared, folder: cloudFolder }),
    halves.desktop ? preparePage(say) : undefined,
  ]);
  for (const note of cloud?.notes ?? []) say(note);
  if (cloud !== undefined) say(`The cloud API is at ${cloud.url}.`);
  if (desktopFolder !== undefined) {
    await startDesktopHalf({ ...shared, folder: desktopFolder }, cloud?.url ?? options.cloudUrl);
  }
  say(`Ready in ${((Date.now() - startedMs) / 1000).toFixed(1)} s. Ctrl-C stops everything.`);
}
