/** Where the parts of a pack stand in the files that hold it. */
import type { Whereabouts } from './authored.ts';

/** Of an item by its index, or of what the pack says of itself. */
interface Files {
  ofItem: (index: number) => string;
  ofInfo: string;
}

/** Turns a path of the pack model into a place in its files. */
export function packPlace([part, index, ...inside]: PropertyKey[], files: Files): Whereabouts {
  if (typeof part === 'string' && typeof index === 'number') {
    const place = part === 'items' ? files.ofItem(index) : `${part}.json, entry ${index + 1}`;
    return { place, field: inside };
  }
  const field = [part, index, ...inside].filter((key) => key !== undefined);
  return { place: files.ofInfo, field };
}

/** For a pack that was read from its file. */
export function placeInPack(written: { items?: unknown }): (path: PropertyKey[]) => Whereabouts {
  const items: unknown[] = Array.isArray(written.items) ? written.items : [];
  const ofItem = (index: number) => `items.json, item ${index + 1} (${idWords(items[index])})`;
  return (path) => packPlace(path, { ofItem, ofInfo: 'manifest.json' });
}

/** The id that an item gives itself, whatever else is wrong with it. */
export function idWords(item: unknown): string {
  const hasId = typeof item === 'object' && item !== null && 'id' in item;
  return hasId && typeof item.id === 'string' ? item.id.slice(0, 60) : 'without id';
}
