/** `packs build`: a folder of pack sources becomes a pack. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { writePack } from '@answly/shared/formats/answlypack';
import { loadPackSource } from '../starter-pack.ts';
import { sha256Hex } from '#tools/sha256-hex';
import { writeWhole } from './write-whole.ts';

/** @throws AppError `pack.invalid` naming the source file that is wrong */
export function buildPack(folder: string, out: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AppError('pack.invalid', {
      detail: `There is no folder "${basename(folder)}". Check its name.`,
    });
  }
  const { pack, media } = loadPackSource(folder);
  writeWhole(out, writePack(pack, media, sha256Hex));
  return `${pack.items.length} questions are in "${basename(out)}".`;
}
