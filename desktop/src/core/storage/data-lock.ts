/** One Answly at a time on a data folder: a lock that the operating system drops when the process ends, however it ends. */
import { join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import Sqlite from 'better-sqlite3';

/**
 * SQLite's own file lock on an empty side file, since a lock file with a process id outlives a crash.
 * @returns releases the lock.
 * @throws AppError `data.in-use` while another core holds it.
 */
export function lockDataFolder(folder: string): () => void {
  const lock = new Sqlite(join(folder, 'study.lock'), { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('data.in-use', {
        cause: error,
        detail: 'Answly is already open with this study file. Use that window, or close it first.',
      });
    }
    throw error;
  }
  return () => void lock.close();
}
