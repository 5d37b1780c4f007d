/** Chooses what the `packs` program does from its arguments. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { resolve } from 'node:path';
import { optionSentence, UsageError } from '#tools/processes/command-line';
import { buildPack } from './build.ts';
import { checkPack } from './check.ts';
import { convert } from './convert.ts';
import { usage } from './usage.ts';

const text = { type: 'string' } as const;
const commands = {
  convert: {
    out: text,
    report: text,
    map: text,
    title: text,
    locale: text,
    since: text,
    'pack-version': text,
  },
  check: {},
  build: { out: text, since: text },
} satisfies Record<string, ParseArgsConfig['options']>;

/**
 * Runs the command and gives what to print.
 * @throws UsageError when the arguments are not those of a command; AppError when the input is refused
 */
export function packsCommand(args: string[]): string {
  const [name, ...rest] = args;
  if (name === 'help' || args.includes('--help')) return usage.trimEnd();
  if (name === 'convert') return runConvert(rest);
  if (name === 'check') return checkPack(parse(rest, commands.check).file);
  if (name === 'build') return runBuild(rest);
  throw new UsageError(name === undefined ? 'Say what to do.' : `There is no command "${name}".`);
}

function runConvert(args: string[]): string {
  const { file, values } = parse(args, commands.convert);
  if (values['out'] === undefined) throw new UsageError('Say where the pack goes with --out.');
  return convert({
    file,
    out: callerPath(values['out']),
    report: optionalPath(values['report']),
    map: optionalPath(values['map']),
    title: values['title'],
    locale: values['locale'],
    since: optionalPath(values['since']),
    version: versionOf(values['pack-version']),
  });
}

function runBuild(args: string[]): string {
  const { file: folder, values } = parse(args, commands.build);
  if (values['out'] === undefined) throw new UsageError('Say where the pack goes with --out.');
  return buildPack(folder, callerPath(values['out']), optionalPath(values['since']));
}

function parse(args: string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true });
    const blank = Object.entries(parsed.values).find(([, value]) => value === '');
    if (blank !== undefined) throw new UsageError(`--${blank[0]} lacks its value.`);
    const [file, ...more] = parsed.positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Name exactly one file or folder.');
    return { file: callerPath(file), values: parsed.values as Record<string, string | undefined> };
  } catch (error) {
    // So parseArgs refuses options that it does not know, or whose value is missing.
    if (error instanceof TypeError) throw new UsageError(optionSentence(error));
    throw error;
  }
}

function versionOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new UsageError('--pack-version is a whole number from 1.');
  return Number(value);
}

/** Paths are those of the folder the command was typed in; npm runs programs in the checkout and tells that folder apart. */
function callerPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

function optionalPath(path: string | undefined): string | undefined {
  return path === undefined ? undefined : callerPath(path);
}
