/** What an error of SQLite or the file system means to a student. */
import { AppError } from '@answly/shared/errors/app-error';

/** The last one: where SQLite opens a file, the first thing that has no room is the index of its log. */
const fullCodes = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', 'SQLITE_IOERR_SHMSIZE']);

/** SQLite does not say why: a quota, a drive that was unplugged or became read-only, a disk that breaks. */
const failedCodes = new Set([
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_FSYNC',
  'SQLITE_IOERR_DIR_FSYNC',
  'SQLITE_IOERR_TRUNCATE',
]);

/** The refusal behind `error` where it is one we know; anything else comes back as it is. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (fullCodes.has(code)) {
    return new AppError('disk.full', {
      cause: error,
      detail:
        'There is no room left on the disk. Free some space and try again: nothing saved so far is lost.',
    });
  }
  if (failedCodes.has(code)) {
    return new AppError('disk.failed', {
      cause: error,
      detail:
        'It may have no room for you, be unplugged or be failing. Nothing that it has saved so far is lost.',
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

/** Whether it was not written for want of room, or of a disk that takes it: later it may be. */
export function isUnwritten(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'disk.full' || error.code === 'disk.failed');
}
