/** What an error of SQLite or the file system means to a student. */
import { AppError } from '@answly/shared/errors/app-error';

/** The refusal behind `error` where it is one we know; anything else comes back as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('disk.full', {
      cause: error,
      detail:
        'There is no room left on the disk. Free some space and try again: nothing saved so far is lost.',
    });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('data.damaged', {
      cause: error,
      detail: 'The study file is damaged. Start Answly again: it keeps the file and repairs what it can.',
    });
  }
  return error;
}
