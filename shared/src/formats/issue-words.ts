/** What is wrong with a value that an author wrote, in words that go on after its name: "is missing; expected a text". */
import type { z } from 'zod';
import { nearestWord } from './nearest-word.ts';

type Issue = z.core.$ZodRawIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list [ … ]',
  object: 'an object { … }',
  record: 'an object { … }',
};

const formats: Readonly<Record<string, string>> = {
  safeint: 'a whole number',
  uuid: 'a UUID, such as node -p "crypto.randomUUID()" gives',
};

/** Takes the place of zod's own words; what a model says itself stands. */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return outOfBounds(issue, issue.minimum, issue.exact === true ? 'exactly' : 'at least');
    case 'too_big':
      return outOfBounds(issue, issue.maximum, issue.exact === true ? 'exactly' : 'at most');
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no name that can stand there';
    default:
      return `${found(valueOf(issue))}; expected ${expectedWords(issue)}`;
  }
}

function expectedWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return formats[formatOf(issue)] ?? kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map(String), issue.input);
    case 'invalid_format':
      return formats[issue.format] ?? 'another form';
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? oneOf(issue.options.map(String), valueOf(issue))
        : unionWords(issue);
    default:
      return 'something else';
  }
}

/** Of a text or number that has one: what belongs there is told even where nothing stands. */
function formatOf({ inst }: Issue): string {
  return (inst as { def?: { format?: string } } | undefined)?.def?.format ?? '';
}

/** What decides between the forms of an object is one of its fields; zod tells of the whole. */
function valueOf(issue: Issue): unknown {
  const { input } = issue;
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return input;
  const holder = new Map<string, unknown>(
    typeof input === 'object' && input !== null ? Object.entries(input) : [],
  );
  return holder.get(issue.discriminator);
}

function unionWords(issue: Issue & { code: 'invalid_union' }): string {
  const words = issue.errors.flatMap(([first]) =>
    first === undefined ? [] : [afterExpected(first.message)],
  );
  return words.join(', or ');
}

const afterExpected = (message: string) => message.split('; expected ').at(-1) ?? message;

function oneOf(values: readonly string[], written: unknown): string {
  const quoted = values.map((value) => `"${value}"`);
  const list = quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
  const meant = typeof written === 'string' && values.length > 1 ? nearestWord(written, values) : null;
  return meant === null ? list : `${list}. Did you mean "${meant}"?`;
}

interface Sized {
  origin: string;
  input?: unknown;
}

function outOfBounds({ origin, input }: Sized, bound: number | bigint, how: string): string {
  if (origin === 'number' || origin === 'int') return `is ${String(input)}; expected ${how} ${bound}`;
  const size = sizeOf(input);
  if (size === 0) return `is empty; expected ${how} ${counted(Number(bound), origin)}`;
  return `has ${counted(size, origin)}; expected ${how} ${bound}`;
}

function sizeOf(input: unknown): number {
  return typeof input === 'string' || Array.isArray(input) ? input.length : 0;
}

function counted(count: number, origin: string): string {
  if (origin === 'string') return count === 1 ? '1 character' : `${count} characters`;
  return count === 1 ? '1 entry' : `${count} entries`;
}

function found(input: unknown): string {
  if (input === undefined) return 'is missing';
  // Only its outside: what a hostile pack nests a thousand times is too deep for it.
  const written = JSON.stringify(input, (_, part: unknown) =>
    typeof part === 'object' && part !== null && part !== input ? '…' : part,
  );
  return `is ${written.length > 60 ? `${written.slice(0, 60)}…` : written}`;
}
