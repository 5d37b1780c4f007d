/** Writes a file so that it is there whole or not at all. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';

/**
 * Writes beside the target, makes it durable, then takes the target's place; a folder that is missing is made.
 * @throws AppError `disk.full`, or `request.invalid` when the place cannot be written to
 */
export function writeWhole(path: string, content: Uint8Array): void {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    // Whatever has this name already, a link among it, is not written to.
    rmSync(partial, { force: true });
    const file = openSync(partial, 'wx');
    try {
      for (let at = 0; at < content.length;) at += writeSync(file, content, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(partial, { force: true });
    throw refusalOf(cause, basename(path));
  }
}

/** The rename itself is durable once its folder is; Windows cannot open folders and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function refusalOf(cause: unknown, name: string): AppError {
  const code = (cause as { code?: string }).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('disk.full', {
      cause,
      detail: `"${name}" was not written: the disk is full. Free some space.`,
    });
  }
  const detail = `"${name}" cannot be written there (${code ?? 'unknown reason'}). Name a place you may write to.`;
  return new AppError('request.invalid', { cause, detail });
}
