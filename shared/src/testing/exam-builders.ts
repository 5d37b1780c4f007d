/** Blueprints and pool questions for tests: a plain one, and what the test changes in it. */
import { blueprint } from '../model/blueprint.ts';
import type { Blueprint, BlueprintDraw, BlueprintSection } from '../model/blueprint.ts';
import type { PoolItem } from '../exam/pool.ts';

export const packId = 'b1a3f5e2-6f0e-4c8e-9a57-0c2f8d4e6a10';

/** Question `number` of the pack, on "A" and of medium difficulty unless told otherwise. */
export function poolItem(number: number, over: Partial<PoolItem> = {}): PoolItem {
  return {
    packId,
    itemId: uuid(number),
    itemVersion: 1,
    place: number,
    type: 'single',
    topics: ['A'],
    difficulty: 0.5,
    stimulusId: null,
    lastSeenAt: null,
    pointsMilli: 1000,
    options: ['x', 'y', 'z', 'all'].map((id) => ({ id, lockPosition: id === 'all' })),
    rightOrder: null,
    ...over,
  };
}

/** Questions `from`, `from + 1`, … that are alike. */
export function poolItems(from: number, count: number, over: Partial<PoolItem> = {}): PoolItem[] {
  return Array.from({ length: count }, (_, at) => poolItem(from + at, over));
}

/** Ends in `number`. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export function section(draw: BlueprintDraw[], over: Partial<BlueprintSection> = {}): BlueprintSection {
  return {
    id: 'one',
    title: 'One',
    timeLimitMs: null,
    navigation: 'free',
    tools: [],
    draw,
    shuffleItems: true,
    shuffleOptions: true,
    breakAfterMs: 0,
    ...over,
  };
}

export function exam(sections: BlueprintSection[], over: Partial<Blueprint> = {}): Blueprint {
  return blueprint.parse({ id: uuid(1), title: 'Mock exam', sections, passMilli: 0, ...over });
}
