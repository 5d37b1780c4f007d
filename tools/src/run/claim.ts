/** Keeps two runs out of the same data: a file that names the run which holds a folder. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from '../processes/process-table.ts';

/** Part of every holder's command line, to tell it from a stranger that got its number later. */
const mark = join('tools', 'src');

/**
 * Claims `folder` for this process until the returned function is called. What a killed run left is taken over.
 * @throws Error with a sentence for the user while another run holds it.
 */
export function claimFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'running.pid');
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder !== process.pid && commandLine(holder).includes(mark)) {
      throw new Error(
        `Answly already runs on ${folder} (process ${holder}): stop that one with Ctrl-C, ` +
          'or give this one data of its own with --data DIR.',
        { cause: error },
      );
    }
    writeFileSync(file, `${process.pid}\n`);
  }
  return () => rmSync(file, { force: true });
}
