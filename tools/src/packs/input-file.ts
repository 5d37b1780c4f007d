/** Reads a file the user named, its size looked at first, every failure a refusal in words. */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '@answly/shared/errors/app-error';
import type { ProblemCode } from '@answly/shared/errors/codes';

export interface InputRules {
  /** The refusal for a file that is not there or cannot be read. */
  unreadable: ProblemCode;
  /** Throws when this many bytes are too many; nothing is read before it has agreed. */
  refuseTooLarge: (bytes: number) => void;
}

/** @throws AppError `rules.unreadable`, or what `rules.refuseTooLarge` throws */
export function readInput(path: string, rules: InputRules): Uint8Array {
  const name = basename(path);
  try {
    const file = openSync(path, 'r');
    try {
      const stat = fstatSync(file);
      if (!stat.isFile())
        throw new AppError(rules.unreadable, { detail: `"${name}" is not a file. Name a file.` });
      rules.refuseTooLarge(stat.size);
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(rules.unreadable, { cause, detail: sentenceOf(cause, name) });
  }
}

function sentenceOf(cause: unknown, name: string): string {
  const code = (cause as { code?: string }).code;
  if (code === 'ENOENT') return `There is no file "${name}". Check its name and folder.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `"${name}" may not be read by you. Change its permissions.`;
  return `"${name}" cannot be read (${code ?? 'unknown reason'}).`;
}
