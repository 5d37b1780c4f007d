/** `packs build`: a folder of pack sources becomes a pack. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { writePack } from '@answly/shared/formats/answlypack';
import { loadPackSource } from '../starter-pack.ts';
import { sha256Hex } from '#tools/sha256-hex';
import { changeLine, readEdition, refuseOther, refuseUnraised } from './edition.ts';
import { refuseFormulas } from './formulas.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { writeWhole } from './write-whole.ts';

/**
 * @param since the pack of the edition before, which is held against this one
 * @throws AppError `pack.invalid` naming the source file that is wrong, or what changed without a higher version; UsageError when
 *   `out` would take the place of `since`
 */
export function buildPack(folder: string, out: string, since?: string): string {
  refuseOverwriting({ reads: [since], writes: [out] });
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AppError('pack.invalid', {
      detail: `There is no folder "${basename(folder)}". Check its name.`,
    });
  }
  const { pack, media, whereIs } = loadPackSource(folder);
  refuseFormulas(pack, whereIs);
  const before = since === undefined ? null : readEdition(since);
  if (before !== null) {
    refuseOther(pack, before);
    refuseUnraised(pack, before);
  }
  writeWhole(out, writePack(pack, media, sha256Hex));
  const done = `${pack.items.length} questions are in "${basename(out)}".`;
  return before === null ? done : `${done}\n${changeLine(pack, before)}`;
}
