/** Reads the JSON sources of a starter pack, as its authors write them, into one checked pack. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import { faultyError, parseAuthored, type Whereabouts } from '@answly/shared/formats/authored';
import { jsonFaultPlace } from '@answly/shared/formats/json-fault';
import { idWords, packPlace } from '@answly/shared/formats/pack-places';
import type { Pack } from '@answly/shared/model/pack';
import { pack as packModel } from '@answly/shared/model/pack';
import { sha256Hex } from './sha256-hex.ts';
import { strayKeys } from './stray-keys.ts';

export interface PackSource {
  pack: Pack;
  /** Bytes of each picture or sound by their SHA-256. */
  media: Map<string, Uint8Array>;
  /** Where a part of the pack stands in its files. */
  whereIs: (path: PropertyKey[]) => Whereabouts;
}

/** An item as it was read, and where it stands, so that a fault can be found by its author. */
interface SourceItem {
  place: string;
  value: unknown;
}

/**
 * Loads the pack in `folder`: pack.json, items/*.json (by file name), stimuli.json, blueprints.json, media.json, media/.
 * @throws AppError `pack.invalid` that names the file, and for an item its number in the file and its id.
 */
export function loadPackSource(folder: string): PackSource {
  const items = readItems(folder);
  const raw = {
    ...readObject(folder, 'pack.json'),
    items: items.map((each) => each.value),
    stimuli: readArray(folder, 'stimuli.json'),
    blueprints: readArray(folder, 'blueprints.json'),
    media: readArray(folder, 'media.json'),
  };
  const whereIs = (path: PropertyKey[]) =>
    packPlace(path, { ofItem: (index) => items[index]?.place ?? 'items', ofInfo: 'pack.json' });
  const refusal = { code: 'pack.invalid', whereIs } as const;
  const pack = parseAuthored(packModel, raw, refusal);
  const stray = strayKeys(raw, pack);
  if (stray.length > 0) throw faultyError(stray, refusal);
  return { pack, media: readMedia(folder, pack), whereIs };
}

function readItems(folder: string): SourceItem[] {
  const files = namesIn(folder, 'items').filter((name) => name.endsWith('.json'));
  return files.toSorted().flatMap((name) => {
    const file = `items/${name}`;
    return readArray(folder, file).map((value, index) => ({
      place: `${file}, item ${index + 1} (${idWords(value)})`,
      value,
    }));
  });
}

/** Reads each file that media.json lists, and holds it to its hash and size. */
function readMedia(folder: string, pack: Pack): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { name, sha256, bytes } of pack.media) {
    const file = `media/${name}`;
    const content = readSource(folder, file);
    const found = sha256Hex(content);
    if (found !== sha256)
      throw invalid(
        file,
        `its SHA-256 is ${found}; media.json says ${sha256}. Where the file is right, correct that, and what shows it.`,
      );
    if (content.byteLength !== bytes)
      throw invalid(file, `it has ${content.byteLength} bytes; media.json says ${bytes}. Correct that.`);
    files.set(sha256, content);
  }
  return files;
}

function readArray(folder: string, file: string): unknown[] {
  const value = readJson(folder, file);
  if (!Array.isArray(value)) throw invalid(file, 'it must hold a list; [] is an empty one.');
  return value;
}

function readObject(folder: string, file: string): object {
  const value = readJson(folder, file);
  if (typeof value !== 'object' || value === null) throw invalid(file, 'it must hold an object { … }.');
  return value;
}

function readJson(folder: string, file: string): unknown {
  const text = readSource(folder, file).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(file, `it is not valid JSON: see ${jsonFaultPlace(text)}.`, cause);
  }
}

function readSource(folder: string, file: string): Buffer {
  try {
    return readFileSync(join(folder, file));
  } catch (cause) {
    throw invalid(file, unreadableWords(cause, file), cause);
  }
}

function namesIn(folder: string, name: string): string[] {
  try {
    return readdirSync(join(folder, name));
  } catch (cause) {
    throw invalid(`${name}/`, unreadableWords(cause, name), cause);
  }
}

function unreadableWords(cause: unknown, path: string): string {
  const { code } = cause as { code?: string };
  if (code !== 'ENOENT') return `it cannot be read (${code ?? 'unknown reason'}).`;
  if (path === 'pack.json') return 'it is missing. Name a folder that holds the sources of a pack.';
  if (path === 'items') return 'it is missing. Put the files with the items there.';
  if (path.startsWith('media/')) return 'it is missing. Put it there, or take it out of media.json.';
  return 'it is missing. Write one; with nothing in it, it holds [].';
}

function invalid(file: string, fault: string, cause?: unknown): AppError {
  return new AppError('pack.invalid', { detail: `${file}: ${fault}`, cause });
}
