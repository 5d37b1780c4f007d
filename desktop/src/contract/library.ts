/** Calls about packs: what is here, what can be had, import, search. */
import { limits } from '@answly/shared/limits';
import { columnMap } from '@answly/shared/formats/column-map';
import { importReport } from '@answly/shared/formats/report';
import { packInfo } from '@answly/shared/model/pack';
import { z } from 'zod';
import { calls } from './call.ts';

export const packOrigin = z.enum(['starter', 'cloud', 'import']);
export type PackOrigin = z.infer<typeof packOrigin>;

export const packSummary = packInfo.extend({
  itemCount: z.int(),
  /** Items answered at least once. */
  seenCount: z.int(),
  origin: packOrigin,
  hasCode: z.boolean(),
  hasMath: z.boolean(),
  hasImages: z.boolean(),
  blueprintItemCount: z.int().nullable(),
  topics: z.array(z.object({ topic: z.string(), itemCount: z.int() })),
});
export type PackSummary = z.infer<typeof packSummary>;

/** What a pack holds; absent where only its name is known yet. */
const holdings = packSummary
  .pick({ hasCode: true, hasMath: true, hasImages: true, blueprintItemCount: true })
  .partial();

export const availablePack = packInfo.extend({
  ...holdings.shape,
  itemCount: z.int(),
  origin: z.enum(['starter', 'cloud']),
  installedVersion: z.int().nullable(),
});
export type AvailablePack = z.infer<typeof availablePack>;

/** A pack that the student uses on another computer, and that is not on this one. */
export const packElsewhere = z.object({
  id: z.uuid(),
  /** What is said of it there; null where that computer's Answly says nothing that can be read. */
  word: packInfo.pick({ title: true, locale: true }).extend({ origin: packOrigin }).nullable(),
});
export type PackElsewhere = z.infer<typeof packElsewhere>;

export const searchHit = z.object({
  packId: z.uuid(),
  packTitle: z.string(),
  itemId: z.uuid(),
  /** Of the item, and of all that is told of it here. */
  locale: z.string(),
  /** Plain text with the matched words between U+0002 and U+0003. */
  snippet: z.string(),
  topics: z.array(z.string()),
});
export type SearchHit = z.infer<typeof searchHit>;

/** What an opened import turned out to be. */
export const importPreview = z.object({
  importId: z.uuid(),
  kind: z.enum(['pack', 'json', 'csv', 'tsv']),
  /** The shipped map that fits, if one does. */
  suggestedMap: columnMap.nullable(),
  suggestedMapName: z.string().nullable(),
  title: z.string(),
  locale: z.string(),
  columns: z.array(z.string()),
  sample: z.array(z.record(z.string(), z.string())),
  rowCount: z.int(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const lastImport = z.object({
  packId: z.uuid().nullable(),
  fileName: z.string(),
  at: z.int(),
  report: importReport,
});
export type LastImport = z.infer<typeof lastImport>;

const importId = z.object({ importId: z.uuid() });

export const libraryCalls = calls({
  'library.packs': { input: z.object({}), output: z.array(packSummary) },
  'library.available': {
    input: z.object({}),
    output: z.object({ packs: z.array(availablePack), cloud: z.enum(['reached', 'offline']) }),
  },
  'library.install': {
    input: z.object({ packId: z.uuid(), origin: z.enum(['starter', 'cloud']) }),
    output: packSummary,
  },
  'library.remove': { input: z.object({ packId: z.uuid() }), output: z.object({ itemCount: z.int() }) },
  /** By title; nothing is asked of the network. */
  'library.elsewhere': { input: z.object({}), output: z.array(packElsewhere) },
  /** Names a pack of `library.elsewhere` no more on this computer. */
  'library.leave': { input: z.object({ packId: z.uuid() }), output: z.object({}) },
  'library.search': {
    input: z.object({
      query: z.string().max(limits.searchQueryCharsMax),
      limit: z.int().min(1).max(limits.searchResultsMax),
    }),
    output: z.object({ hits: z.array(searchHit), total: z.int() }),
  },
  /** Opens an import of one question file and the pictures it names; bytes follow by `import.chunk`. */
  'import.open': {
    input: z.object({
      files: z
        .array(z.object({ name: z.string().min(1).max(500), bytes: z.int().min(0) }))
        .min(1)
        .max(limits.importFilesMax),
    }),
    output: importId,
  },
  /** Base64 of the next bytes of file `file`, in order. */
  'import.chunk': {
    input: importId.extend({ file: z.int().min(0), base64: z.string().max(limits.importChunkBytesMax * 2) }),
    output: z.object({ receivedBytes: z.int() }),
  },
  'import.preview': { input: importId, output: importPreview },
  /** Imports with `map`, or as it is when the file is a pack. Progress comes as `import.progress` events. */
  'import.run': {
    input: importId.extend({
      map: columnMap.nullable(),
      title: z.string().min(1).max(120),
      locale: z.string(),
    }),
    output: lastImport,
  },
  'import.cancel': { input: importId, output: z.object({}) },
  'import.last': { input: z.object({}), output: lastImport.nullable() },
  /** A picture or sound of an installed pack. */
  'library.media': {
    input: z.object({ sha256: z.string() }),
    output: z.object({ mime: z.string(), base64: z.string() }).nullable(),
  },
});
