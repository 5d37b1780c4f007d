/** Chooses a column map for a file, and names the pack that the file becomes. */
import { AppError } from '../errors/app-error.ts';
import { packInfo } from '../model/pack.ts';
import type { PackInfo } from '../model/pack.ts';
import { locale } from '../model/text.ts';
import { parseAuthored } from './authored.ts';
import type { ColumnMap } from './column-map.ts';
import { importedPackId } from './import-ids.ts';

/** The map whose `fits` columns the file all has; of several the one that asks for most, then the first. Null when none. */
export function detectMap(columns: readonly string[], maps: readonly ColumnMap[]): ColumnMap | null {
  const present = new Set(columns);
  const fitting = maps.filter(
    (map) => map.fits.length > 0 && map.fits.every((column) => present.has(column)),
  );
  return fitting.reduce<ColumnMap | null>(
    (best, map) => (best === null || map.fits.length > best.fits.length ? map : best),
    null,
  );
}

/** Every column a map reads, in the order in which its fields stand. */
export function columnsOf(map: ColumnMap): string[] {
  const single = [map.id, map.stem, map.prompts, map.options, map.rationales, map.correct?.column].flat();
  const topics = map.topics.map((rule) => ('column' in rule ? rule.column : undefined));
  const rest = [map.tolerance, map.unit, map.explanation, map.objective, map.reference, map.image?.column];
  return [...new Set([...single, ...topics, ...rest])].filter((column) => column !== undefined);
}

/**
 * @throws AppError `import.column-missing` naming what is missing and what there is
 */
export function refuseMissingColumns(columns: readonly string[], map: ColumnMap): void {
  const missing = columnsOf(map).filter((column) => !columns.includes(column));
  if (missing.length === 0) return;
  const has = columns.slice(0, 30).map((column) => `"${column.slice(0, 60)}"`);
  const all = has.length === 0 ? 'none' : has.join(', ');
  const more = columns.length > has.length ? ` and ${columns.length - has.length} more` : '';
  throw new AppError('import.column-missing', {
    detail: `The file has no column ${missing.map((column) => `"${column}"`).join(', ')}, which the map "${map.name}" reads. It has ${all}${more}. Rename the column, or change the map.`,
  });
}

export interface PackNaming {
  map: ColumnMap;
  /** Without folders. */
  fileName: string;
  title?: string | undefined;
  locale?: string | undefined;
  version?: number;
  /** Milliseconds since 1970. */
  createdAt?: number;
}

/**
 * The pack that a file becomes. Title and locale come from the caller, else from the map, else from the file's name; the
 * locale is English where nobody says.
 * @throws AppError `request.invalid` when the title or locale given is not valid
 */
export function importedPackInfo(naming: PackNaming): PackInfo {
  const { map, fileName } = naming;
  const title = naming.title ?? map.pack.title ?? titleFromName(fileName);
  const tag = naming.locale ?? localeFromName(fileName, map.pack.localeFromName) ?? map.pack.locale ?? 'en';
  const info = {
    id: importedPackId({ mapName: map.name, title, locale: tag }),
    version: naming.version ?? 1,
    title,
    locale: tag,
    licence: map.pack.licence,
    source: map.pack.source,
    createdAt: naming.createdAt ?? 0,
  };
  return parseAuthored(packInfo, info, {
    code: 'request.invalid',
    whereIs: (field) => ({ place: '', field }),
  });
}

/** The language tag where `{locale}` stands in `pattern`; null when the name does not follow it. */
export function localeFromName(fileName: string, pattern: string | undefined): string | null {
  const [before, after] = pattern?.split('{locale}') ?? [];
  if (before === undefined || after === undefined) return null;
  if (!fileName.startsWith(before) || !fileName.endsWith(after)) return null;
  const tag = locale.safeParse(fileName.slice(before.length, fileName.length - after.length));
  return tag.success ? tag.data : null;
}

/** "chemistry_unit-2.csv" becomes "Chemistry unit 2"; a dash between years stays. */
function titleFromName(fileName: string): string {
  const words = fileName
    .replace(/\.[^.]*$/, '')
    .replaceAll(/(?<!\d)-|-(?!\d)|_/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  return words === '' ? 'Imported questions' : words.charAt(0).toUpperCase() + words.slice(1);
}
