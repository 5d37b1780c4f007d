/** All mistakes on purpose, by name. */
import type { Sabotage } from '../sabotage.ts';
import { cloudSabotages } from './cloud-sabotages.ts';
import { outboxSabotages } from './outbox-sabotages.ts';
import { pullSabotages } from './pull-sabotages.ts';

export const sabotages: readonly Sabotage[] = [...cloudSabotages, ...outboxSabotages, ...pullSabotages];
