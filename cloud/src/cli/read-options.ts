/** Reads the options of a command, and says in a sentence what is wrong with them. */
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { oneOf } from '#cloud/one-of';
import { UsageError } from './usage-error.ts';

export interface OptionRule<T = unknown> {
  schema: z.ZodType<T>;
  /** What is written after the option, such as `a number of days from 1 to 400`; absent for one that stands alone. */
  value?: string;
}

type OptionValues<R extends Record<string, OptionRule>> = { [Name in keyof R]: z.output<R[Name]['schema']> };

/**
 * Nothing but these options may be written, each at most once.
 * @param command such as `tutor costs`.
 * @throws UsageError
 */
export function readOptions<const R extends Record<string, OptionRule>>(
  command: string,
  words: readonly string[],
  rules: R,
): OptionValues<R> {
  const written = writtenOptions(command, words, rules);
  const read = Object.entries(rules).map(([name, { schema, value }]) => {
    const parsed = schema.safeParse(written.get(name));
    if (parsed.success) return [name, parsed.data];
    throw new UsageError(
      `--${name} ${String(written.get(name))} is not understood: write ${value} after --${name}.`,
    );
  });
  return Object.fromEntries(read) as OptionValues<R>;
}

function writtenOptions(command: string, words: readonly string[], rules: Record<string, OptionRule>) {
  const options = Object.fromEntries(
    Object.entries(rules).map(([name, { value }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  // Not strict: its own sentences say how Node reads options, and not what this command takes.
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const written = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind !== 'option') {
      const word = token.kind === 'positional' ? token.value : '--';
      throw new UsageError(`"${word}" is one word too many: ${takesOf(command, rules)}.`);
    }
    const { name, value, rawName } = token;
    const rule = Object.hasOwn(rules, name) && rawName === `--${name}` ? rules[name] : undefined;
    if (rule === undefined)
      throw new UsageError(`There is no option ${rawName}: ${takesOf(command, rules)}.`);
    if (written.has(name)) throw new UsageError(`${rawName} is written twice: write it once.`);
    if (rule.value === undefined && value !== undefined) {
      throw new UsageError(`${rawName} takes no value: write ${rawName} alone.`);
    }
    if (rule.value !== undefined && (value === undefined || (!token.inlineValue && value.startsWith('--')))) {
      throw new UsageError(`${rawName} has no value: write ${rule.value} after it.`);
    }
    written.set(name, value ?? true);
  }
  return written;
}

function takesOf(command: string, rules: Record<string, OptionRule>): string {
  const names = Object.keys(rules).map((name) => `--${name}`);
  return names.length === 0 ? `write ${command} alone` : `after ${command} write ${oneOf(names)}, or nothing`;
}
