/** Keeps what a command writes off what it reads. */
import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '#tools/processes/command-line';

interface Paths {
  reads: (string | undefined)[];
  writes: (string | undefined)[];
}

/**
 * However the paths are spelt.
 * @throws UsageError where one that is written is read as well, or is a link or a folder
 */
export function refuseOverwriting({ reads, writes }: Paths): void {
  const read = new Set(reads.map(real));
  for (const written of writes) {
    if (written === undefined) continue;
    if (read.has(real(written)))
      throw new UsageError(
        `"${basename(written)}" would be written over what it is made from. Name another file.`,
      );
    // The file would take the link's place, and what it leads to would stay as it is: hardly what its owner means.
    if (lstatSync(written, { throwIfNoEntry: false })?.isSymbolicLink() === true)
      throw new UsageError(
        `"${basename(written)}" is a link. Name the file that it leads to, or another one.`,
      );
    // Found now: a pack that is written before its report turns out to have no place would stay without one.
    if (statSync(written, { throwIfNoEntry: false })?.isDirectory() === true)
      throw new UsageError(`"${basename(written)}" is a folder. Name a file to write.`);
  }
  const [first, second] = writes.map(real);
  if (first !== undefined && first === second)
    throw new UsageError('The pack and the report need two files. Name another one.');
}

function real(path: string | undefined): string | undefined {
  return path !== undefined && existsSync(path) ? realpathSync(path) : path;
}
