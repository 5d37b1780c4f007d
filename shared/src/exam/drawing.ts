/** A blueprint held against a pool: what it asks for, what there is, and which question can stand for what. */
import type { Blueprint } from '../model/blueprint.ts';
import { Assignment } from './assignment.ts';
import { orderedPool } from './pool.ts';
import type { PoolItem } from './pool.ts';
import { takersOf, wantsOf } from './want.ts';
import type { Want } from './want.ts';

export interface Drawing {
  blueprint: Blueprint;
  /** In an order of its own, whatever that of the pool. A question's number is its position here. */
  items: readonly PoolItem[];
  wants: readonly Want[];
  /** For each question the positions of the wants it can stand for. */
  takers: readonly (readonly number[])[];
  /** Fills the wants as far as that can be done. */
  assignment: Assignment;
}

/** @param nowMs milliseconds since 1970, against which `lastSeenAt` is held */
export function planDrawing(blueprint: Blueprint, pool: readonly PoolItem[], nowMs: number): Drawing {
  const items = orderedPool(pool);
  const wants = wantsOf(blueprint);
  const takers = takersOf(items, wants, nowMs);
  return { blueprint, items, wants, takers, assignment: new Assignment({ wants, takers }) };
}
