/** The answers that are not kept yet, pack after pack. */
import type { Item } from '@answly/shared/model/item';
import type { GenerationParts, NewAnswer } from '../generation.ts';
import { operatorId } from '../money/operator.ts';
import type { PlanParts } from '../plan-name.ts';
import { planOf } from '../plans.ts';
import { warmAsks, type WarmWish } from './warm-asks.ts';

export interface MissingParts {
  /** The newest version of each item of the pack, a page at a time. */
  items: (packId: string) => AsyncIterable<Item[]>;
  /** Which of these keys have their answer. */
  kept: (keys: readonly string[]) => Promise<ReadonlySet<string>>;
  plans: PlanParts;
  models: GenerationParts['models'];
}

/** Answers of one page, those that are kept already only counted. */
export interface MissingPage {
  missing: NewAnswer[];
  keptCount: number;
}

export async function* missingAnswers(
  parts: MissingParts,
  packIds: readonly string[],
  wish: WarmWish,
): AsyncGenerator<MissingPage> {
  for (const packId of packIds) {
    for await (const items of parts.items(packId)) {
      const wanted = items.flatMap((item) => answersOf(parts, { packId, item, wish }));
      const kept = await parts.kept(wanted.map(({ plan }) => plan.key));
      const missing = wanted.filter(({ plan }) => !kept.has(plan.key));
      yield { missing, keptCount: wanted.length - missing.length };
    }
  }
}

interface Wanted {
  packId: string;
  item: Item;
  wish: WarmWish;
}

function answersOf(parts: MissingParts, { packId, item, wish }: Wanted): NewAnswer[] {
  const answers = new Map<string, NewAnswer>();
  for (const ask of warmAsks(packId, item, wish)) {
    const asked = { ...ask, requestId: parts.plans.newId() };
    const plan = planOf(parts.plans, { userId: operatorId, asked, item });
    // Nobody is given what cannot be checked; hints that are asked for in several languages can be one.
    if (plan.isUnasked === true) continue;
    const models = parts.models({ mode: asked.mode, item, afterFailedCheck: false });
    answers.set(plan.key, { userId: operatorId, asked, item, plan, models });
  }
  return [...answers.values()];
}
