/** Turns a table into a pack: each row an item, each row that cannot be one a line in the report. */
import { limits } from '../limits.ts';
import type { Blueprint } from '../model/blueprint.ts';
import type { Item } from '../model/item.ts';
import type { Pack, PackInfo } from '../model/pack.ts';
import type { ColumnMap } from './column-map.ts';
import { refuseMissingColumns } from './detect-map.ts';
import type { FormulaFault } from './formula-faults.ts';
import { contentPrint, importedItemId } from './import-ids.ts';
import { examOfMap } from './map-exam.ts';
import { mediaHashesOf } from './pack-faults.ts';
import type { ImportReport, Rejected } from './report.ts';
import { rowCells } from './row-cells.ts';
import type { RowCells } from './row-cells.ts';
import { itemOfRow } from './row-item.ts';
import { emptyGallery, pictureInText, pictureOfRow } from './row-picture.ts';
import type { Gallery, ResolveMedia } from './row-picture.ts';
import { RowRefusal } from './row-refusal.ts';
import { topicsOfRule } from './row-topics.ts';
import type { Sliced } from './slices.ts';
import type { Table, TableRow } from './table.ts';

export interface TableImport {
  table: Table;
  map: ColumnMap;
  /** From `importedPackInfo`; its id makes the ids of the items, its version becomes theirs. */
  packInfo: PackInfo;
  resolveMedia: ResolveMedia;
  formulaFault: FormulaFault;
}

export interface TableImported {
  /** Null when no row could be imported; the report says why. */
  pack: Pack | null;
  media: Map<string, Uint8Array>;
  report: ImportReport;
}

/** Rows turned into items between two pauses: a few milliseconds of work. */
const sliceRows = 50;

interface Gathered {
  items: Item[];
  rejected: Rejected[];
  notes: Rejected[];
  gallery: Gallery;
  /** For each external id, the place of each different content that carries it, in file order. */
  seen: Map<string, Map<string, string>>;
  /** What the exam of the map draws from. */
  examTopics: Set<string>;
}

/**
 * Imports in slices; run it with `runInSlices` where others share the thread, else with `runAtOnce`.
 *
 * Two rows with one external id are one item given twice when all they say is equal (the second is rejected as
 * `row.duplicate`), else two items, the second with an id of its own that is the same at every import.
 * @throws AppError `import.column-missing` when the table lacks a column that the map reads; bad rows never throw
 */
export function* importTable(input: TableImport): Sliced<TableImported> {
  const { table, map, packInfo } = input;
  refuseMissingColumns(table.columns, map);
  const total = table.rows.length;
  const gathered: Gathered = {
    items: [],
    rejected: [],
    notes: [],
    gallery: emptyGallery(),
    seen: new Map(),
    examTopics: new Set(),
  };
  for (const [index, row] of table.rows.entries()) {
    importRow(row, input, gathered);
    if ((index + 1) % sliceRows === 0) yield { done: index + 1, total };
  }
  yield { done: total, total };
  const { items, rejected, notes, gallery } = gathered;
  const used = usedMedia(gallery, items);
  const blueprints = items.length === 0 ? [] : examsOf(input, gathered);
  return {
    pack: items.length === 0 ? null : { ...packInfo, items, stimuli: [], blueprints, media: used },
    media: new Map(used.map(({ sha256 }) => [sha256, gallery.bytes.get(sha256) ?? new Uint8Array()])),
    report: { items: total, imported: items.length, rejected, ...(notes.length === 0 ? {} : { notes }) },
  };
}

function importRow(row: TableRow, input: TableImport, gathered: Gathered): void {
  try {
    if (row.cells === null)
      throw new RowRefusal('row.malformed', row.fault ?? 'it cannot be read. Correct it.');
    const { image } = input.map;
    const found = { gallery: gathered.gallery, resolve: input.resolveMedia };
    const cells = rowCells(row.cells, input.map, {
      pictureOf: (path, alt) => pictureInText({ path, alt }, image, found),
      formulaFault: input.formulaFault,
    });
    const picture = pictureOfRow(cells, image, found);
    const item = itemOfRow(cells, { map: input.map, packInfo: input.packInfo, picture });
    const externalId = cells.text(input.map.id);
    // Without an id the question itself is the identity.
    const name = externalId === '' ? `stem:${cells.text(input.map.stem)}` : externalId;
    const id = idOf(item, { name, place: row.place }, { gathered, input });
    gathered.items.push({ ...item, id });
    const [first] = gathered.seen.get(name)?.values() ?? [];
    if (externalId !== '' && first !== undefined && first !== row.place)
      note(gathered.notes, { place: row.place, code: 'id.twice', message: twiceMessage(externalId, first) });
    for (const topic of examTopicsOf(cells, input.map)) {
      if (item.topics.includes(topic)) gathered.examTopics.add(topic);
    }
    for (const remark of cells.remarks) note(gathered.notes, { place: row.place, ...remark });
  } catch (error) {
    if (!(error instanceof RowRefusal)) throw error;
    note(gathered.rejected, { place: row.place, code: error.code, message: error.message });
  }
}

/** The finest topics: an exam of one question from each group has one of each subelement's groups. */
function examTopicsOf(cells: RowCells, map: ColumnMap): string[] {
  const rule = map.exam && map.topics.at(-1);
  return rule ? topicsOfRule(cells, map, rule) : [];
}

function examsOf({ map, packInfo }: TableImport, { items, notes, examTopics }: Gathered): Blueprint[] {
  if (map.exam === undefined) return [];
  const made = examOfMap(map.exam, { id: packInfo.id, items }, [...examTopics]);
  if (made.note !== null) note(notes, { place: 'the exam', ...made.note });
  return made.exam === null ? [] : [made.exam];
}

function twiceMessage(externalId: string, first: string): string {
  return `its id "${externalId.slice(0, 60)}" is that of ${first} too, which says something else. Both came in; give one another id, so that answers stay with their question when the file changes.`;
}

function idOf(
  item: Item,
  row: { name: string; place: string },
  { gathered, input }: { gathered: Gathered; input: TableImport },
): string {
  const packId = input.packInfo.id;
  const places = gathered.seen.get(row.name) ?? new Map<string, string>();
  gathered.seen.set(row.name, places);
  const print = contentPrint(item, packId);
  const earlier = places.get(print);
  if (earlier !== undefined) {
    throw new RowRefusal(
      'row.duplicate',
      `it says the same as ${earlier}, which was imported. Remove one of the two.`,
    );
  }
  places.set(print, row.place);
  return importedItemId(packId, row.name, places.size);
}

/** Adds a line to the report while there is room: the place begins the sentence. */
function note(list: Rejected[], line: Rejected): void {
  if (list.length >= limits.importRejectedMax) return;
  const place = line.place.charAt(0).toUpperCase() + line.place.slice(1);
  list.push({ ...line, message: `${place}: ${line.message}` });
}

/** Pictures of rows that were rejected after all stay out of the pack. */
function usedMedia(gallery: Gallery, items: Item[]): Pack['media'] {
  const used = new Set(items.flatMap(mediaHashesOf));
  return gallery.media.filter(({ sha256 }) => used.has(sha256));
}
