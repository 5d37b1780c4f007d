/** Finds the pictures that a question file names, in its own folder and nowhere else. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { ResolveMedia } from '@answly/shared/formats/row-picture';
import { limits } from '@answly/shared/limits';
import { sha256Hex } from '#tools/sha256-hex';

/** A link that leads out of the folder counts as missing: a shared folder must not fetch files from elsewhere into a pack. */
export function mediaBeside(file: string): ResolveMedia {
  const folder = realpathSync(dirname(file));
  return (path) => {
    try {
      const real = realpathSync(join(folder, path));
      const stat = statSync(real);
      if (!real.startsWith(folder + sep) || !stat.isFile()) return 'missing';
      if (stat.size > limits.mediaFileBytesMax) return 'too-large';
      const bytes = new Uint8Array(readFileSync(real));
      return { bytes, sha256: sha256Hex(bytes) };
    } catch {
      return 'missing';
    }
  };
}
