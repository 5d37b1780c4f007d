/** The extra time that a session is begun with: the student's own from the settings, until another one is chosen. */
import { useState } from 'react';
import { useCoreQuery } from '../bridge/use-call.ts';
import { choiceOf, factorOf, type FactorChoice } from './exam-words.ts';

export function useTimeFactor() {
  const settings = useCoreQuery('settings.get', {}, { staleTime: Infinity }).data;
  const [chosen, choose] = useState<FactorChoice | null>(null);
  // Untimed is null.
  const choice = chosen ?? choiceOf(settings === undefined ? 1 : settings.timeFactor);
  // Begun before the settings are known, it would have another time than they say.
  return { choice, choose, factor: factorOf(choice), known: chosen !== null || settings !== undefined };
}
