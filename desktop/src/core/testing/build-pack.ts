/** Builders of packs and items for tests. */
import { pack as packSchema, type Pack } from '@answly/shared/model/pack';

export const packId = '0190a0a0-0000-7000-8000-00000000aaaa';

/** The id of the nth built item. */
export function itemId(n: number): string {
  return `0190a0a0-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

/** A single-choice item with options a–d, key a, locked d, in topic `Topic <n mod 3>`. */
export function buildItem(n: number, part: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: itemId(n),
    version: 1,
    locale: 'en',
    type: 'single',
    stem: `Question ${n}`,
    options: ['a', 'b', 'c', 'd'].map((id) => ({
      id,
      content: `Option ${id} of ${n}`,
      rationale: `Why ${id}`,
      lockPosition: id === 'd',
    })),
    key: 'a',
    topics: [`Topic ${n % 3}`],
    objective: 'Know it',
    explanation: 'Because',
    ...part,
  };
}

/** A pack of `count` items, or of the given ones. */
export function buildPack(items: number | Record<string, unknown>[] = 10, part: Partial<Pack> = {}): Pack {
  const built = typeof items === 'number' ? Array.from({ length: items }, (_, n) => buildItem(n)) : items;
  return packSchema.parse({
    id: packId,
    version: 1,
    title: 'Test pack',
    locale: 'en',
    items: built,
    ...part,
  });
}
