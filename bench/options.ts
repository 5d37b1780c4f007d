/** What the benchmarks can be told on their command line, and which figures that asks for. */
import { readOptions, UsageError } from '@answly/tools/processes/command-line';

export interface BenchOptions {
  help: boolean;
  /** Where the figures are written to. */
  json: string | undefined;
  /** How the names of the figures begin that are asked for; never empty, '' begins every name. */
  only: string[];
}

export const usage = `Usage: npm run -s bench -- [OPTIONS]
  --only PREFIX,PREFIX  only figures whose names begin so, such as sync.rss
  --json FILE           writes the figures to a file too
`;

/** @throws UsageError */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { help, json, only } = readOptions(args, { json: { type: 'string' }, only: { type: 'string' } });
  if (json === '') throw new UsageError('--json lacks its value.');
  const prefixes = only?.split(',') ?? [''];
  if (only !== undefined && prefixes.includes('')) {
    throw new UsageError('--only takes beginnings of names with commas between.');
  }
  return { help, json, only: prefixes };
}

/** Whether a figure of this name is asked for. */
export function isAsked(name: string, only: readonly string[]): boolean {
  return only.some((prefix) => name.startsWith(prefix));
}

/** Whether a figure may be asked for whose name begins with `prefix`. */
export function mayBeAsked(prefix: string, only: readonly string[]): boolean {
  return only.some((each) => each.startsWith(prefix) || prefix.startsWith(each));
}
