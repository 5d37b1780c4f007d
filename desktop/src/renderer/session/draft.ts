/** What the student has chosen but not yet answered. */
import type { Certainty } from '@answly/shared/model/self-judgement';
import type { Response } from '@answly/shared/model/response';
import type { Question } from '#desktop/contract/study';

export interface Draft {
  /** What is chosen; of an ordering all options in the student's order, or none while it stands as it was shown. */
  optionIds: readonly string[];
  /** As typed, for a number or a short text. */
  text: string;
  /** The option matched with each prompt, and what stands in each gap: its text, or the option picked there. */
  parts: Readonly<Record<string, string>>;
  /** A flashcard shows its other side. */
  turned: boolean;
  /** How well it was recalled, 1 to 4; null until the student has said so. */
  grade: number | null;
  certainty: Certainty | null;
}

export const emptyDraft: Draft = {
  optionIds: [],
  text: '',
  parts: {},
  turned: false,
  grade: null,
  certainty: null,
};

/** Chooses an option: one replaces the other, several add up and come off again. */
export function choose(draft: Draft, type: Question['type'], optionId: string): Draft {
  if (type !== 'multiple') return { ...draft, optionIds: [optionId] };
  const on = draft.optionIds.includes(optionId);
  return {
    ...draft,
    optionIds: on ? draft.optionIds.filter((id) => id !== optionId) : [...draft.optionIds, optionId],
  };
}

/** An option that is struck out is no longer chosen. */
export function unchoose(draft: Draft, optionId: string): Draft {
  return { ...draft, optionIds: draft.optionIds.filter((id) => id !== optionId) };
}

/** Fills a prompt or gap; an empty value empties it again. */
export function fillPart(draft: Draft, partId: string, value: string): Draft {
  const { [partId]: _before, ...others } = draft.parts;
  return { ...draft, parts: value === '' ? others : { ...others, [partId]: value } };
}

export function turnOver(draft: Draft): Draft {
  return { ...draft, turned: true };
}

/** @returns null while nothing is chosen, typed or graded. */
export function responseOf(draft: Draft, type: Question['type']): Response | null {
  const first = draft.optionIds[0];
  switch (type) {
    case 'numeric':
    case 'short-text':
      return draft.text.trim() === '' ? null : { type, text: draft.text.trim() };
    case 'multiple':
    case 'ordering':
      return first === undefined ? null : { type, optionIds: [...draft.optionIds] };
    case 'single':
      return first === undefined ? null : { type, optionId: first };
    case 'true-false':
      return first === 'true' || first === 'false' ? { type, optionId: first } : null;
    case 'matching':
      return withParts(draft, (pairs) => ({ type, pairs }));
    case 'cloze':
      return withParts(draft, (gaps) => ({ type, gaps }));
    case 'flashcard':
      return draft.grade === null ? null : { type, grade: draft.grade };
  }
}

/** Only what is filled: blanks alone are no answer. */
function withParts(draft: Draft, make: (parts: Record<string, string>) => Response): Response | null {
  const filled = Object.entries(draft.parts)
    .map(([id, value]) => [id, value.trim()] as const)
    .filter(([, value]) => value !== '');
  return filled.length === 0 ? null : make(Object.fromEntries(filled));
}

/** The draft that shows a response that was given. */
export function draftOf(response: Response | null, certainty: Certainty | null): Draft {
  const draft = { ...emptyDraft, certainty };
  if (response === null) return draft;
  switch (response.type) {
    case 'single':
    case 'true-false':
      return { ...draft, optionIds: [response.optionId] };
    case 'multiple':
    case 'ordering':
      return { ...draft, optionIds: response.optionIds };
    case 'numeric':
    case 'short-text':
      return { ...draft, text: response.text };
    case 'matching':
      return { ...draft, parts: response.pairs };
    case 'cloze':
      return { ...draft, parts: response.gaps };
    case 'flashcard':
      return { ...draft, turned: true, grade: response.grade };
  }
}
