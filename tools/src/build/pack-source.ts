/** Reads a pack from the folder of JSON files and pictures it is written in. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenPack } from '@answly/shared/formats/answlypack';
import { pack as packSchema } from '@answly/shared/model/pack';

/** Shared code does no hashing of its own; this is what it is given. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * `pack.json` describes the pack, `items/*.json` hold its items in the order of their file names; `stimuli.json`,
 * `blueprints.json`, `media.json` and `media/` are optional. Throws when a part does not have its declared shape.
 */
export function readPackSource(folder: string): OpenPack {
  const itemFiles = readdirSync(join(folder, 'items')).filter((name) => name.endsWith('.json'));
  const pack = packSchema.parse({
    ...(readJson(join(folder, 'pack.json')) as object),
    items: itemFiles.toSorted().flatMap((name) => readJson(join(folder, 'items', name))),
    stimuli: readOptional(join(folder, 'stimuli.json')),
    blueprints: readOptional(join(folder, 'blueprints.json')),
    media: readOptional(join(folder, 'media.json')),
  });
  const media = new Map(
    pack.media.map(({ sha256, name }) => [sha256, readFileSync(join(folder, 'media', name))]),
  );
  return { pack, media };
}

function readOptional(file: string): unknown {
  return existsSync(file) ? readJson(file) : undefined;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
