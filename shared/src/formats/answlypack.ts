/** The `.answlypack` file: a zip of JSON and media in which every file is listed with its SHA-256. */
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { pack as packSchema, packInfo } from '../model/pack.ts';
import type { Pack } from '../model/pack.ts';
import { formatVersion, jsonPaths, manifestPath, parseJson, parseManifest } from './answlypack-manifest.ts';
import type { Manifest } from './answlypack-manifest.ts';
import { parseAuthored } from './authored.ts';
import { packFaults } from './pack-faults.ts';
import { placeInPack } from './pack-places.ts';
import { zipEntries } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';
import { inflateEntry } from './zip-inflate.ts';

/** SHA-256 of bytes in lower-case hex. The platform has it; shared code is given it. */
export type Sha256Hex = (bytes: Uint8Array) => string;

/** A pack with the bytes of its media by hash. */
export interface OpenPack {
  pack: Pack;
  media: Map<string, Uint8Array>;
}

/** Zip has no time zone and begins in 1980: one fixed moment makes equal packs equal files. */
const fixedTime = new Date(1980, 0, 1);

/**
 * The bytes of an `.answlypack`; the same pack always gives the same bytes.
 * @param media bytes of every entry of `pack.media`, by hash
 * @throws AppError `pack.invalid` when the parts do not agree or a picture's bytes are missing or other than listed
 */
export function writePack(
  pack: Pack,
  media: ReadonlyMap<string, Uint8Array>,
  sha256Hex: Sha256Hex,
): Uint8Array {
  refuseFaults(pack);
  const contents = new Map<string, Uint8Array>();
  for (const path of jsonPaths) contents.set(path, strToU8(JSON.stringify(pack[partOf(path)])));
  for (const { sha256, name } of pack.media) {
    const bytes = media.get(sha256);
    if (bytes === undefined || sha256Hex(bytes) !== sha256) {
      throw new AppError('pack.invalid', {
        detail: `The bytes of "${name}" are missing or not the ones listed.`,
      });
    }
    contents.set(`media/${sha256}`, bytes);
  }
  const manifest: Manifest = {
    format: 'answlypack',
    formatVersion,
    pack: packInfo.parse(pack),
    files: Array.from(contents, ([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) })),
  };
  const files: Zippable = { [manifestPath]: strToU8(JSON.stringify(manifest)) };
  for (const [path, bytes] of contents) files[path] = [bytes, { level: path.startsWith('media/') ? 0 : 6 }];
  return zipSync(files, { mtime: fixedTime, os: 0 });
}

/**
 * The pack in an `.answlypack`, every file of it checked against the manifest before it is believed.
 * @throws AppError `pack.too-large` before anything is inflated; `pack.unreadable` when it is damaged, holds files it
 *   does not list or is of a newer format; `pack.invalid` when what it says is not a valid pack
 */
export function readPack(bytes: Uint8Array, sha256Hex: Sha256Hex): OpenPack {
  const entries = checkedEntries(bytes);
  const listing = entries.get(manifestPath);
  if (listing === undefined) throw unreadable('It has no manifest, so it is another kind of zip file.');
  const manifest = parseManifest(inflateEntry(bytes, listing));
  const listed = listedFiles(entries, manifest);
  const read = (path: string): Uint8Array => readListed(bytes, { path, entries, listed, sha256Hex });
  const parts = jsonPaths.map((path) => [partOf(path), parseJson(read(path), path)]);
  const written = { ...manifest.pack, ...Object.fromEntries(parts) };
  const pack = parseAuthored(packSchema, written, { code: 'pack.invalid', whereIs: placeInPack(written) });
  refuseFaults(pack);
  const media = new Map<string, Uint8Array>();
  for (const each of pack.media) {
    const content = read(`media/${each.sha256}`);
    if (content.length !== each.bytes || sha256Hex(content) !== each.sha256) {
      throw new AppError('pack.invalid', {
        detail: `"${each.name}" is not the picture or sound it is listed as.`,
      });
    }
    media.set(each.sha256, content);
  }
  if (media.size + jsonPaths.length !== manifest.files.length) {
    throw new AppError('pack.invalid', { detail: 'The pack holds media that its media list does not name.' });
  }
  return { pack, media };
}

function checkedEntries(bytes: Uint8Array): Map<string, ZipEntry> {
  if (bytes.length > limits.packFileBytesMax) throw tooLarge('The file', limits.packFileBytesMax);
  const list = zipEntries(bytes, limits.packEntriesMax);
  const expandedBytes = list.reduce((sum, entry) => sum + entry.expandedBytes, 0);
  if (expandedBytes > limits.packExpandedBytesMax)
    throw tooLarge('What it unpacks to', limits.packExpandedBytesMax);
  const entries = new Map(list.map((entry) => [entry.path, entry]));
  if (entries.size !== list.length) throw unreadable('It holds two files of the same name.');
  return entries;
}

type ListedFile = Manifest['files'][number];

function listedFiles(entries: Map<string, ZipEntry>, manifest: Manifest): Map<string, ListedFile> {
  const listed = new Map<string, ListedFile>(manifest.files.map((file) => [file.path, file]));
  if (listed.size !== manifest.files.length) throw unreadable('Its manifest lists a file twice.');
  for (const path of entries.keys()) {
    if (path !== manifestPath && !listed.has(path)) {
      throw unreadable(`It holds "${path.slice(0, 100)}", which its manifest does not list.`);
    }
  }
  return listed;
}

interface Listed {
  path: string;
  entries: Map<string, ZipEntry>;
  listed: Map<string, ListedFile>;
  sha256Hex: Sha256Hex;
}

function readListed(bytes: Uint8Array, { path, entries, listed, sha256Hex }: Listed): Uint8Array {
  const entry = entries.get(path);
  const file = listed.get(path);
  if (entry === undefined || file === undefined) throw unreadable(`It lacks "${path}".`);
  if (path.startsWith('media/') && entry.expandedBytes > limits.mediaFileBytesMax) {
    throw tooLarge(`"${path}"`, limits.mediaFileBytesMax);
  }
  const content = inflateEntry(bytes, entry);
  if (content.length !== file.bytes || sha256Hex(content) !== file.sha256) {
    throw unreadable(`"${path}" is not what its manifest says.`);
  }
  return content;
}

function partOf(path: (typeof jsonPaths)[number]): 'items' | 'stimuli' | 'blueprints' | 'media' {
  return path.slice(0, -'.json'.length) as 'items' | 'stimuli' | 'blueprints' | 'media';
}

function refuseFaults(pack: Pack): void {
  const faults = packFaults(pack);
  if (faults.length === 0) return;
  throw new AppError('pack.invalid', {
    detail: `${faults.join(' ')} Correct the source and build the pack again.`,
  });
}

function unreadable(what: string): AppError {
  return new AppError('pack.unreadable', {
    detail: `${what} Fetch or copy the pack again, or export it again.`,
  });
}

function tooLarge(what: string, bytesMax: number): AppError {
  const megabytes = Math.floor(bytesMax / (1024 * 1024));
  return new AppError('pack.too-large', {
    detail: `${what} is larger than ${megabytes} MB. Split the pack into smaller ones.`,
  });
}
