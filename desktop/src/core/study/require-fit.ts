/** Whether a response can be one to this item at all: an exam takes it as it is and scores it at the end. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Response } from '@answly/shared/model/response';
import { score } from '@answly/shared/scoring/score';

/** @throws AppError response.mismatch */
export function requireFit(item: Parameters<typeof score>[0], response: Response): void {
  try {
    score(item, response);
  } catch (error) {
    // Half a number is on its way to becoming one.
    if (!(error instanceof AppError) || error.code !== 'response.unreadable') throw error;
  }
}
