/** The `packs` program: makes, checks and builds `.answlypack` files. Exit code 0 done, 1 refused input, 2 wrong usage. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemKinds } from '@answly/shared/errors/codes';
import { UsageError } from '#tools/processes/command-line';
import { packsCommand } from './command.ts';
import { usage } from './usage.ts';

try {
  process.stdout.write(`${packsCommand(process.argv.slice(2))}\n`);
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof AppError) {
    process.stderr.write(`${error.code}: ${error.detail ?? problemKinds[error.code].title}\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
