/** The name each answer is kept under, and who it is kept for. */
import type { TutorMode } from '@answly/shared/http/tutor';
import { answerKey } from './answer-key.ts';
import { languageOf, type Language } from './language.ts';
import type { Keeping, Plan, PlanAsk } from './plan.ts';
import type { Prompt } from './prompt.ts';
import { ownItemText } from './subject.ts';
import type { ThreadStore } from './threads.ts';
import type { Similar } from './vectors/similar.ts';

/** What all plans are made with. */
export interface PlanParts {
  prompts: Record<TutorMode, Prompt>;
  threads: ThreadStore;
  /** Explanations of questions near what a student says, for a chat. */
  relatedTexts: Similar['relatedTexts'];
  sha256Hex: (text: string) => string;
  newId: () => string;
}

export interface Naming {
  promptVersion: string;
  /** Instead of the one that was asked for. */
  language?: Language;
  /** What of the item it is about: made of what the server enumerates. */
  focus: string;
  /** What only this student wrote, where the answer is about that. */
  ownText?: string;
}

export interface Named {
  name: Pick<Plan, 'key' | 'promptVersion' | 'languageCode'>;
  language: Language;
  keeping: Keeping;
}

/** Words of a student are never in a name: where an answer is about them, their hash and the student are. */
export function nameOf(parts: PlanParts, { userId, asked }: PlanAsk, naming: Naming): Named {
  const language = naming.language ?? languageOf(asked.locale);
  const own = [ownItemText(asked), naming.ownText].filter((text) => text !== undefined);
  const key = answerKey({
    promptVersion: naming.promptVersion,
    packId: asked.packId,
    itemId: asked.itemId,
    itemVersion: asked.itemVersion,
    mode: asked.mode,
    focus: naming.focus,
    languageCode: language.code,
    own: own.length === 0 ? undefined : { userId, sha256: parts.sha256Hex(own.join('\n')) },
  });
  return {
    name: { key, promptVersion: naming.promptVersion, languageCode: language.code },
    language,
    keeping: own.length === 0 ? 'shared' : 'own',
  };
}
