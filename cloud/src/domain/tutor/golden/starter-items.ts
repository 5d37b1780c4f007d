/** The items of the starter pack Computing Foundations, as its authors wrote them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Item } from '@answly/shared/model/item';
import { item } from '@answly/shared/model/item';

const folder = new URL('../../../../../shared/packs/computing-foundations/items/', import.meta.url);

export function starterItems(): Item[] {
  return readdirSync(folder).flatMap((name) =>
    item.array().parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
  );
}
