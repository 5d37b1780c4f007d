/** What the student has chosen but not yet answered. */
import type { Certainty } from '@answly/shared/model/attempt';
import type { Response } from '@answly/shared/model/response';
import type { Question } from '#desktop/contract/study';

export interface Draft {
  optionIds: readonly string[];
  /** As typed, for a numeric question. */
  text: string;
  certainty: Certainty | null;
}

export const emptyDraft: Draft = { optionIds: [], text: '', certainty: null };

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

/** @returns null while nothing is chosen or typed. */
export function responseOf(draft: Draft, type: Question['type']): Response | null {
  const first = draft.optionIds[0];
  switch (type) {
    case 'numeric':
      return draft.text.trim() === '' ? null : { type, text: draft.text.trim() };
    case 'multiple':
      return first === undefined ? null : { type, optionIds: [...draft.optionIds] };
    case 'single':
      return first === undefined ? null : { type, optionId: first };
    case 'true-false':
      return first === 'true' || first === 'false' ? { type, optionId: first } : null;
  }
}

/** The draft that shows a response that was given. */
export function draftOf(response: Response | null, certainty: Certainty | null): Draft {
  if (response === null) return { ...emptyDraft, certainty };
  if ('optionId' in response) return { optionIds: [response.optionId], text: '', certainty };
  if ('optionIds' in response) return { optionIds: response.optionIds, text: '', certainty };
  return { optionIds: [], text: 'text' in response ? response.text : '', certainty };
}
