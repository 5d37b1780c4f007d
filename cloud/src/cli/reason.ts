/** Why a command failed, in a sentence an operator can act on. */
import { AppError } from '@answly/shared/errors/app-error';

export function reason(error: unknown): string {
  if (error instanceof AppError) return error.detail ?? error.message;
  return error instanceof Error ? error.message : String(error);
}
