/** The pack file keeps everything, and every way of damaging it is refused in words. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { limits } from '../limits.ts';
import { pack as packSchema } from '../model/pack.ts';
import type { Pack } from '../model/pack.ts';
import { readPack, writePack } from './answlypack.ts';

const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const picture = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const pictureHash = sha256Hex(picture);
const media = new Map([[pictureHash, picture]]);

function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

function singleItem(number: number, text = 'Which of these is a prime number?'): object {
  return {
    id: uuid(number),
    version: 1,
    locale: 'en',
    type: 'single',
    stem: text,
    topics: ['Numbers'],
    options: [
      { id: 'a', content: 'Nine', rationale: 'Three times three.' },
      { id: 'b', content: 'Eleven' },
    ],
    key: 'b',
  };
}

function buildPack(over: Record<string, unknown> = {}): Pack {
  return packSchema.parse({
    id: uuid(0xffff),
    version: 1,
    title: 'Numbers',
    locale: 'en',
    items: [singleItem(1), singleItem(2, `Read the figure.\n\n![Figure](media:${pictureHash})`)],
    media: [{ sha256: pictureHash, name: 'figure.png', mime: 'image/png', bytes: picture.length }],
    ...over,
  });
}

const good = writePack(buildPack(), media, sha256Hex);

/** The good pack with some of its files replaced, added or (undefined) left out. */
function rezipped(changes: Record<string, Uint8Array | undefined>): Uint8Array {
  const files: Zippable = { ...unzipSync(good) };
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === undefined) delete files[path];
    else files[path] = bytes;
  }
  return zipSync(files);
}

function manifestWith(change: (manifest: Record<string, unknown>) => void): Uint8Array {
  const manifest = JSON.parse(new TextDecoder().decode(unzipSync(good)['manifest.json'])) as Record<
    string,
    unknown
  >;
  change(manifest);
  return rezipped({ 'manifest.json': strToU8(JSON.stringify(manifest)) });
}

/** The pack with other items, its manifest telling the truth about them. */
function honestWith(items: unknown): Uint8Array {
  const bytes = strToU8(JSON.stringify(items));
  const files = unzipSync(good);
  const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as {
    files: { path: string; bytes: number; sha256: string }[];
  };
  const listed = manifest.files.find((each) => each.path === 'items.json');
  Object.assign(listed ?? {}, { bytes: bytes.length, sha256: sha256Hex(bytes) });
  return rezipped({ 'manifest.json': strToU8(JSON.stringify(manifest)), 'items.json': bytes });
}

function refusal(bytes: Uint8Array): { code: string; detail: string } {
  try {
    readPack(bytes, sha256Hex);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, detail: error.detail ?? '' };
    throw error;
  }
  throw new Error('the pack was accepted');
}

/** Where `signature` stands in the zip, from the front. */
function find(bytes: Uint8Array, signature: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length - 4; at += 1) if (view.getUint32(at, true) === signature) return at;
  throw new Error('no such signature');
}

describe('round trip', () => {
  it('gives back the pack and its media as they were', () => {
    expect(readPack(good, sha256Hex)).toEqual({ pack: buildPack(), media });
  });

  it('loses nothing of any text, number or list', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
      .filter((each) => each.trim() !== '');
    const items = fc.array(
      fc.record({
        stem: text,
        explanation: fc.string(),
        topic: text,
        hard: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(items, fc.uint8Array({ minLength: 1, maxLength: 500 }), (drafts, bytes) => {
        const hash = sha256Hex(bytes);
        const pack = buildPack({
          items: drafts.map((draft, index) => ({
            ...singleItem(index, draft.stem),
            explanation: draft.explanation,
            topics: [draft.topic],
            difficulty: Math.abs(draft.hard),
          })),
          media: [{ sha256: hash, name: 'sound.ogg', mime: 'audio/ogg', bytes: bytes.length }],
        });
        const opened = readPack(writePack(pack, new Map([[hash, bytes]]), sha256Hex), sha256Hex);
        expect(opened.pack).toEqual(pack);
        expect(opened.media).toEqual(new Map([[hash, bytes]]));
      }),
      { numRuns: 60 },
    );
  });

  it('writes equal packs as equal bytes', () => {
    expect(sha256Hex(writePack(buildPack(), media, sha256Hex))).toBe(sha256Hex(good));
  });

  it('does not write a pack whose picture is missing or another', () => {
    expect(() => writePack(buildPack(), new Map(), sha256Hex)).toThrow('missing or not the ones listed');
    expect(() => writePack(buildPack(), new Map([[pictureHash, new Uint8Array(3)]]), sha256Hex)).toThrow(
      'missing or not the ones listed',
    );
    expect(() => writePack(buildPack({ media: [] }), new Map(), sha256Hex)).toThrow('shows media:');
  });
});

describe('a file that is damaged', () => {
  it('is refused wherever a byte changes or the end is cut off', () => {
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = good.slice();
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        let opened;
        try {
          opened = readPack(bytes, sha256Hex);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          return;
        }
        // Zip repeats names, times and sizes; a change there may be harmless, but then nothing of the content moved.
        expect(opened).toEqual({ pack: buildPack(), media });
      }),
      { numRuns: 600 },
    );
    for (const length of [0, 1, 21, 22, 100, good.length - 1]) {
      expect(refusal(good.subarray(0, length)).code).toBe('pack.unreadable');
    }
  });

  it('is refused when it is no zip, or a zip of something else', () => {
    expect(refusal(strToU8('not a pack')).detail).toContain('Fetch or copy it again'.toLowerCase());
    expect(refusal(zipSync({ 'letter.txt': strToU8('hello') }))).toMatchObject({ code: 'pack.unreadable' });
  });

  it('is refused when a file is missing, unlisted, listed twice or not what the manifest says', () => {
    expect(refusal(rezipped({ 'stimuli.json': undefined })).detail).toContain('lacks "stimuli.json"');
    expect(refusal(rezipped({ 'extra.js': strToU8('1') })).detail).toContain('"extra.js"');
    expect(refusal(rezipped({ 'items.json': strToU8('[]') })).detail).toContain('not what its manifest says');
    const items = new TextDecoder().decode(unzipSync(good)['items.json']);
    const sameSize = strToU8(items.replace('Eleven', 'Twelve'));
    expect(refusal(rezipped({ 'items.json': sameSize })).detail).toContain('not what its manifest says');
    const twice = manifestWith((manifest) =>
      (manifest['files'] as unknown[]).push((manifest['files'] as unknown[])[0]),
    );
    expect(refusal(twice).detail).toContain('twice');
  });

  it('is refused when two entries have one name', () => {
    const doubled = zipSync({ ...unzipSync(good), 'stimuli.jsoN': strToU8('[]') });
    const renamed = Buffer.from(doubled);
    for (let at = renamed.indexOf('stimuli.jsoN'); at !== -1; at = renamed.indexOf('stimuli.jsoN')) {
      renamed.write('stimuli.json', at);
    }
    expect(refusal(renamed).detail).toContain('two files of the same name');
  });

  it('is refused when a path leads out of the pack', () => {
    expect(refusal(rezipped({ '../../startup.js': strToU8('1') })).code).toBe('pack.unreadable');
    const listed = manifestWith((manifest) => {
      const [first] = manifest['files'] as { path: string }[];
      if (first) first.path = '../items.json';
    });
    expect(refusal(listed).code).toBe('pack.unreadable');
  });

  it('is refused with advice when a newer Answly wrote it', () => {
    const newer = manifestWith((manifest) => (manifest['formatVersion'] = 2));
    expect(refusal(newer)).toEqual({
      code: 'pack.unreadable',
      detail: 'A newer Answly wrote this pack (format 2). Update Answly, then open it again.',
    });
  });

  it('is refused when its questions are not JSON or not questions', () => {
    expect(refusal(rezipped({ 'manifest.json': strToU8('{') })).detail).toContain('not readable JSON');
    expect(refusal(honestWith([{ type: 'riddle' }])).code).toBe('pack.invalid');
    expect(
      refusal(manifestWith(({ pack }) => Object.assign(pack as object, { version: 2 ** 31 }))).detail,
    ).toContain('version');
    expect(refusal(honestWith([])).code).toBe('pack.invalid');
    expect(refusal(honestWith([singleItem(1), singleItem(1)])).detail).toContain('Two questions have the id');
  });
});

describe('a zip bomb', () => {
  const directoryEntry = 0x02014b50;

  it('is refused by the sizes it declares, before anything is inflated', () => {
    const bomb = good.slice();
    new DataView(bomb.buffer).setUint32(
      find(bomb, directoryEntry) + 24,
      limits.packExpandedBytesMax + 1,
      true,
    );
    expect(refusal(bomb).code).toBe('pack.too-large');
  });

  it('is stopped while inflating when it declares less than it holds', () => {
    const swollen = zipSync({ 'manifest.json': [new Uint8Array(64 * 1024 * 1024), { level: 9 }] });
    new DataView(swollen.buffer).setUint32(find(swollen, directoryEntry) + 24, 100, true);
    expect(refusal(swollen)).toMatchObject({ code: 'pack.unreadable' });
  });

  it('is refused for the number of its files', () => {
    const many = Object.fromEntries(
      Array.from(
        { length: limits.packEntriesMax + 1 },
        (_, index) => [`f${index}`, new Uint8Array(0)] as const,
      ),
    );
    expect(refusal(zipSync(many, { level: 0 })).code).toBe('pack.too-large');
  });
});
