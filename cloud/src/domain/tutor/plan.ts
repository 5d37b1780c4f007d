/** An ask made ready: the name of its answer, what a model is told, and what is said where none answers. */
import type { TutorMode, TutorRequest } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import type { Messages } from './prompt.ts';
import type { WithoutModel } from './rationale-answer.ts';

/** Who is told what: `shared` is kept for good and for all, `own` for a time and for one student, `never` not at all. */
export type Keeping = 'shared' | 'own' | 'never';

export interface Plan {
  mode: TutorMode;
  key: string;
  keeping: Keeping;
  promptVersion: string;
  optionId: string | null;
  hintLevel: number | null;
  languageCode: string;
  tokensMax: number;
  /** Read when a model is to be asked, not before. @throws AppError where the ask turns out not to be possible */
  messages(): Promise<Messages>;
  without(why: WithoutModel): string;
  /** No model is asked: what it says could not be checked. */
  isUnasked?: boolean;
  /** A text is sent when it is whole and this finds nothing: the name of what is wrong with it, else undefined. */
  fault?: (text: string) => string | undefined;
  /** What is done with a complete answer besides keeping it. */
  heard?: (text: string) => Promise<void>;
  /** Of a chat. */
  threadId?: string;
}

/** What every plan is made of. */
export interface PlanAsk {
  userId: string;
  asked: TutorRequest;
  item: Item;
}
