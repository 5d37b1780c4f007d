/** Plans of all modes. */
import type { TutorMode } from '@answly/shared/http/tutor';
import { planChat } from './plan-chat.ts';
import { planExplain } from './plan-explain.ts';
import { planHint } from './plan-hint.ts';
import type { Plan, PlanAsk } from './plan.ts';
import type { PlanParts } from './plan-name.ts';

const plans: Record<TutorMode, (parts: PlanParts, ask: PlanAsk) => Plan> = {
  hint: planHint,
  explain: planExplain,
  chat: planChat,
};

/** @throws AppError request.invalid, request.too-large */
export function planOf(parts: PlanParts, ask: PlanAsk): Plan {
  return plans[ask.asked.mode](parts, ask);
}
