/** The pictures that rows name: found once each, checked, and kept by hash. */
import { limits } from '../limits.ts';
import type { Media } from '../model/pack.ts';
import type { ColumnMap } from './column-map.ts';
import { mediaTypeOf } from './media-type.ts';
import type { RowCells } from './row-cells.ts';
import { RowRefusal } from './row-refusal.ts';

/** The bytes of a picture with their hash, or why there are none. */
export type ResolvedMedia = { bytes: Uint8Array; sha256: string } | 'missing' | 'too-large';

/**
 * Finds a picture beside the question file. The path is relative, has `/` between folders and never leads upwards. Callers ask
 * for the size before they read: `too-large` is above `limits.mediaFileBytesMax`.
 */
export type ResolveMedia = (path: string) => ResolvedMedia;

/** What an import has gathered. */
export interface Gallery {
  media: Media[];
  bytes: Map<string, Uint8Array>;
  /** By path, since many rows share a picture. */
  resolved: Map<string, ResolvedMedia>;
}

export function emptyGallery(): Gallery {
  return { media: [], bytes: new Map(), resolved: new Map() };
}

/** Where pictures are looked for, and kept. */
interface Pictures {
  gallery: Gallery;
  resolve: ResolveMedia;
}

/**
 * Markdown of the row's picture, or blank when it names none.
 * @throws RowRefusal `image.missing`, `image.unreadable` or `image.too-large`
 */
export function pictureOfRow(cells: RowCells, image: ColumnMap['image'], found: Pictures): string {
  if (image === undefined) return '';
  const name = cells.text(image.column);
  if (name === '') return '';
  const media = find(pathOf(image.folder, name), name, found);
  if (media === null) throw missing(name, `is not in "${image.folder}" beside the file. Put it there`);
  const shown = name.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  return markdownOf(image.alt.replaceAll('{name}', shown), media.sha256);
}

/**
 * Markdown of a picture that a text names by its path from the file, or from the folder of the map; null where there is none.
 * @throws RowRefusal `image.unreadable` or `image.too-large`
 */
export function pictureInText(
  { path, alt }: { path: string; alt: string },
  image: ColumnMap['image'],
  found: Pictures,
): string | null {
  if (path === '' || leadsOut(path.replaceAll('\\', '/'))) return null;
  for (const folder of new Set(['.', image?.folder ?? '.'])) {
    const media = find(pathOf(folder, path), path, found);
    if (media !== null) return markdownOf(alt, media.sha256);
  }
  return null;
}

function markdownOf(alt: string, sha256: string): string {
  return `![${alt.replaceAll(/[[\]\\\r\n]/g, ' ')}](media:${sha256})`;
}

function find(path: string, name: string, { gallery, resolve }: Pictures): { sha256: string } | null {
  const media = gallery.resolved.get(path) ?? resolve(path);
  gallery.resolved.set(path, media);
  if (media === 'missing') return null;
  if (media === 'too-large') throw tooLarge(name);
  keep(gallery, name, media);
  return media;
}

function keep(
  gallery: Gallery,
  name: string,
  { bytes, sha256 }: { bytes: Uint8Array; sha256: string },
): void {
  if (gallery.bytes.has(sha256)) return;
  if (bytes.length > limits.mediaFileBytesMax) throw tooLarge(name);
  const mime = mediaTypeOf(bytes);
  if (mime === null) {
    throw new RowRefusal(
      'image.unreadable',
      `"${name.slice(0, 100)}" is not a picture that Answly shows. Save it as PNG, JPEG, WebP, GIF or SVG.`,
    );
  }
  gallery.media.push({ sha256, name: name.replace(/^.*\//, '').slice(0, 200), mime, bytes: bytes.length });
  gallery.bytes.set(sha256, bytes);
}

function leadsOut(path: string): boolean {
  return path.startsWith('/') || path.includes(':') || path.includes('\0') || path.split('/').includes('..');
}

/** A name may hold folders, but may not lead out of the one the map gives. */
function pathOf(folder: string, name: string): string {
  const path = name.replaceAll('\\', '/');
  if (leadsOut(path)) {
    throw missing(name, 'leads out of the folder of pictures. Name a file inside it');
  }
  const parts = [...folder.split('/'), ...path.split('/')].filter((part) => part !== '' && part !== '.');
  if (parts.includes('..'))
    throw missing(name, 'is looked for outside the folder of the file. Correct the map');
  return parts.join('/');
}

function tooLarge(name: string): RowRefusal {
  const megabytes = limits.mediaFileBytesMax / (1024 * 1024);
  return new RowRefusal(
    'image.too-large',
    `its picture "${name.slice(0, 100)}" is larger than ${megabytes} MB. Make it smaller.`,
  );
}

function missing(name: string, why: string): RowRefusal {
  return new RowRefusal(
    'image.missing',
    `its picture "${name.slice(0, 100)}" ${why}, then import the file again.`,
  );
}
