/** The command line of a program for whoever works on Answly: read strictly, refused in one sentence. */
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** The program was called in a way it does not know; the message is one sentence that says in which. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const helpOption = { help: { type: 'boolean', default: false } } as const;

/**
 * The values of `options`, by name, and `help`, which every program knows.
 * @throws UsageError for an option or a word that it does not know, and for a value that is missing
 */
export function readOptions<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs<{ args: string[]; options: T & typeof helpOption }>({
      args: [...args],
      options: { ...options, ...helpOption },
    }).values;
  } catch (error) {
    throw new UsageError(optionSentence(error as Error));
  }
}

/** What `parseArgs` found wrong; it explains in several sentences how else it could have been meant. */
export function optionSentence({ message }: Error): string {
  const [, lacking] = /^Option '(?:-\w, )?(--[\w-]+).*(?:missing|ambiguous)/u.exec(message) ?? [];
  if (lacking !== undefined) return `${lacking} lacks its value.`;
  return `${message.split(/\.\s|\n/u)[0]?.replace(/\.$/u, '') ?? message}.`;
}

export interface Bounds {
  min: number;
  max: number;
}

/** @throws UsageError unless `text` is a whole number within the bounds */
export function wholeNumber(option: string, text: string, { min, max }: Bounds): number {
  const number = /^\d{1,15}$/u.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`${option} takes a whole number from ${min} to ${max}, not "${text}".`);
}

/**
 * What `read` makes of the command line. Otherwise the process ends here: with the usage and exit code 0 for `help`,
 * with the sentence of a UsageError and exit code 2.
 */
export function readOrLeave<T extends { help: boolean }>(usage: string, read: (args: string[]) => T): T {
  try {
    const given = read(process.argv.slice(2));
    if (!given.help) return given;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message} --help tells what there is.\n`);
    process.exit(2);
  }
}
