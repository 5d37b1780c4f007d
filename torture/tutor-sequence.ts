/** One student's asks: of all modes, read to the end or left, repeated, two at once, under whatever fault comes. */
import { randomUUID } from 'node:crypto';
import type { Item } from '@answly/shared/model/item';
import { packId } from '../cloud/src/testing/tutor-settings.ts';
import type { Chance } from './chance.ts';

export interface SequenceStage {
  /** The address of a replica that runs, by number. */
  replica(n: number): string;
  items: readonly Item[];
  chance: Chance;
}

/** How an ask is read: to its end, or left after so many pieces. */
type Reading = 'whole' | number;

const asksMax = 5;
const locales = ['en', 'de', 'fr', 'es', 'it', 'pl', 'pt', 'nl', 'sv', 'cs', 'ja', 'tr'];

/** Makes all choices at once, so that a seed makes the same ones however long the answers take. */
export function planSequence({ chance, items }: Pick<SequenceStage, 'chance' | 'items'>): PlannedAsk[] {
  const planned: PlannedAsk[] = [];
  for (let count = 1 + chance.below(asksMax); count > 0; count--) {
    const item = chance.one(items);
    const ask = { body: bodyOf(item, chance), replica: chance.below(2), reading: readingOf(chance) };
    planned.push(ask);
    // The same request once more, as a client does that heard no answer.
    if (chance.share() < 0.1)
      planned.push({ ...ask, replica: chance.below(2), beside: chance.share() < 0.5 });
  }
  return planned;
}

export interface PlannedAsk {
  body: Record<string, unknown>;
  replica: number;
  reading: Reading;
  /** At once with the one before. */
  beside?: boolean;
}

/** Resolves when every ask has been answered, refused, cut or left. */
export async function playSequence(
  stage: SequenceStage,
  userId: string,
  asks: readonly PlannedAsk[],
): Promise<void> {
  let before: Promise<void> = Promise.resolve();
  for (const ask of asks) {
    if (ask.beside !== true) await before;
    before = Promise.all([before, send(stage, userId, ask)]).then(() => undefined);
  }
  await before;
}

function readingOf(chance: Chance): Reading {
  return chance.share() < 0.7 ? 'whole' : chance.below(4);
}

function bodyOf(item: Item, chance: Chance): Record<string, unknown> {
  const mode = chance.one(['hint', 'explain', 'explain', 'chat'] as const);
  const option = 'options' in item ? chance.one(item.options).id : undefined;
  return {
    requestId: randomUUID(),
    packId,
    itemId: item.id,
    itemVersion: item.version,
    mode,
    response: null,
    locale: chance.one(locales),
    ...(mode === 'hint' ? { hintLevel: 1 + chance.below(3) } : {}),
    ...(mode === 'explain' && chance.share() < 0.7 ? { optionId: option } : {}),
    ...(mode === 'chat' ? { message: 'Why is that so?' } : {}),
  };
}

/** A replica that dies in the middle breaks the connection: for the books that is a reader who left. */
async function send(stage: SequenceStage, userId: string, ask: PlannedAsk): Promise<void> {
  const leaving = new AbortController();
  try {
    const response = await fetch(`${stage.replica(ask.replica)}/v1/tutor`, {
      method: 'POST',
      headers: { authorization: `Bearer ${userId}`, 'content-type': 'application/json' },
      body: JSON.stringify(ask.body),
      signal: leaving.signal,
    });
    if (ask.reading === 'whole') await response.text();
    else {
      const reader = response.body?.getReader();
      for (let piece = 0; piece < ask.reading; piece++) if ((await reader?.read())?.done !== false) break;
      leaving.abort();
    }
  } catch (error) {
    // What was refused or cut is in the books; a fault of this program is not one of theirs.
    if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
  }
}
