/** Opens a pack that the user named. */
import { AppError } from '@answly/shared/errors/app-error';
import { readPack } from '@answly/shared/formats/answlypack';
import { limits } from '@answly/shared/limits';
import type { Pack } from '@answly/shared/model/pack';
import { sha256Hex } from '#tools/sha256-hex';
import { readInput } from './input-file.ts';

/** @throws AppError `pack.unreadable`, `pack.invalid` or `pack.too-large` */
export function readPackFile(path: string): { pack: Pack; bytes: number } {
  const bytes = readInput(path, {
    unreadable: 'pack.unreadable',
    refuseTooLarge: (size) => {
      if (size <= limits.packFileBytesMax) return;
      throw new AppError('pack.too-large', {
        detail: `The file has ${Math.round(size / 1024 / 1024)} MB; packs have up to ${limits.packFileBytesMax / 1024 / 1024} MB.`,
      });
    },
  });
  return { pack: readPack(bytes, sha256Hex).pack, bytes: bytes.length };
}
