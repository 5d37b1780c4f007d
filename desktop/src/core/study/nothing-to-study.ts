/** Why a choice gives no session: what is so, and what to do. */
import { AppError } from '@answly/shared/errors/app-error';
import { asksAll } from '#desktop/core/exam/refuse-in-exam';
import type { Db } from '#desktop/core/storage/db';
import { candidates, isFlagged } from './candidates.ts';
import type { Choice } from './draw-form.ts';

/** @returns `exam.asks-all` where something would fit, were it not for an exam; else `study.nothing-to-study`. */
export function nothingToStudy(db: Db, choice: Choice): AppError {
  const closed = candidates(db, { ...choice, closedToo: true }, fits[choice.choose]);
  if (closed.length > 0) return asksAll(db, closed);
  return new AppError('study.nothing-to-study', { detail: detailOf(db, choice) });
}

const answered = 'last_right IS NOT NULL';
const fits: Record<Choice['choose'], string> = {
  new: 'last_right IS NULL',
  mistakes: 'last_right = 0',
  flagged: isFlagged,
  weak: answered,
  mixed: 'TRUE',
};

function detailOf(db: Db, choice: Choice): string {
  const of = placeOf(choice);
  switch (choice.choose) {
    case 'mixed':
      return 'No installed question matches this choice.';
    case 'new':
      return `No question${of} is new. Choose “New first” to go through them again.`;
    case 'flagged':
      return `No question${of} is flagged. Flag one while it is on the screen.`;
    case 'mistakes':
    case 'weak':
      if (candidates(db, { ...choice, closedToo: true }, answered).length === 0)
        return `No question${of} has been answered yet. Choose “New first” to begin.`;
      return `No question${of} was wrong or left blank the last time. Choose “New first” to go on.`;
  }
}

function placeOf({ packId, topics }: Choice): string {
  if (topics.length > 0) return topics.length === 1 ? ' of this topic' : ' of these topics';
  return packId === null ? '' : ' of this pack';
}
