/** The manifest of an `.answlypack`: what the pack is, and the size and hash of every file in it. */
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { packInfo } from '../model/pack.ts';
import { sha256 } from '../model/text.ts';
import { parseAuthored } from './authored.ts';
import { decodeUtf8 } from './decode-text.ts';

export const manifestPath = 'manifest.json';
export const formatVersion = 1;

/** The JSON files of a pack; all of them are always there. */
export const jsonPaths = ['items.json', 'stimuli.json', 'blueprints.json', 'media.json'] as const;

export const manifest = z.object({
  format: z.literal('answlypack'),
  formatVersion: z.literal(formatVersion),
  pack: packInfo,
  files: z
    .array(
      z.object({
        /** Only these names exist, so a path can lead nowhere else. */
        path: z.union([
          z.enum(jsonPaths),
          z.string().regex(/^media\/[0-9a-f]{64}$/, 'is not a file that packs hold'),
        ]),
        bytes: z.int().min(0).max(limits.packExpandedBytesMax),
        sha256,
      }),
    )
    .max(limits.packEntriesMax),
});
export type Manifest = z.infer<typeof manifest>;

const anyVersion = z.object({ format: z.literal('answlypack'), formatVersion: z.int() });

/** @throws AppError `pack.unreadable`, for a pack of a newer Answly too */
export function parseManifest(bytes: Uint8Array): Manifest {
  const value = parseJson(bytes, manifestPath);
  const version = anyVersion.safeParse(value);
  if (version.success && version.data.formatVersion > formatVersion) {
    throw new AppError('pack.unreadable', {
      detail: `A newer Answly wrote this pack (format ${version.data.formatVersion}). Update Answly, then open it again.`,
    });
  }
  const whereIs = (field: PropertyKey[]) => ({ place: manifestPath, field });
  return parseAuthored(manifest, value, { code: 'pack.unreadable', whereIs });
}

/** @throws AppError `pack.unreadable` when the file is not JSON in UTF-8 */
export function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes) ?? '\u0000');
  } catch (cause) {
    throw new AppError('pack.unreadable', {
      cause,
      detail: `"${path}" inside the pack is not readable JSON. Ask for the pack again, or export it again.`,
    });
  }
}
