/** The column maps: those that come with Answly, and one that a user wrote. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import type { ColumnMap } from '@answly/shared/formats/column-map';
import { detectMap } from '@answly/shared/formats/detect-map';
import { readMap } from '@answly/shared/formats/read-map';
import { root } from '../root.ts';
import { readInput } from './input-file.ts';

const mapBytesMax = 1024 * 1024;

/** @throws AppError `import.map-invalid` */
export function loadMap(path: string): ColumnMap {
  const bytes = readInput(path, {
    unreadable: 'import.map-invalid',
    refuseTooLarge: (size) => {
      if (size <= mapBytesMax) return;
      throw new AppError('import.map-invalid', {
        detail: 'The map is larger than 1 MB, so it is hardly a map.',
      });
    },
  });
  return readMap(new TextDecoder('utf-8').decode(bytes), basename(path));
}

/** The shipped map that fits the columns. @throws AppError `import.column-missing` when none does */
export function shippedMapFor(columns: string[]): ColumnMap {
  const folder = join(root, 'shared', 'packs', 'maps');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const found = detectMap(
    columns,
    names.toSorted().map((name) => loadMap(join(folder, name))),
  );
  if (found !== null) return found;
  const listed = columns.slice(0, 30).map((column) => `"${column.slice(0, 60)}"`);
  throw new AppError('import.column-missing', {
    detail: `No map that comes with Answly fits the columns ${listed.join(', ')}. Write a map for them and give it with --map.`,
  });
}
