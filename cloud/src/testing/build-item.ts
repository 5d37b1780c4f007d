/** Builds an item for tests of the cloud; parts may be replaced. */
import { randomUUID } from 'node:crypto';
import type { Item } from '@answly/shared/model/item';
import { item } from '@answly/shared/model/item';

export function buildItem(changes: Partial<Extract<Item, { type: 'single' }>> = {}): Item {
  return item.parse({
    type: 'single',
    id: randomUUID(),
    version: 1,
    locale: 'en',
    topics: ['Networks'],
    stem: 'What does DNS resolve?',
    explanation: 'DNS is the phone book of the network.',
    options: [
      { id: 'names', content: 'Names to addresses', rationale: 'A resolver answers with addresses.' },
      { id: 'routes', content: 'Routes to hops', rationale: 'Routing tables do that, not DNS.' },
    ],
    key: 'names',
    ...changes,
  });
}
