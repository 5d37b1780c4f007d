/** Reads what an author wrote by its model, and says in sentences where it does not fit. */
import type { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { ProblemCode } from '../errors/codes.ts';
import { issueWords } from './issue-words.ts';

/** Something to put right, `message` in words that go on after the name of the field. */
export interface Fault {
  path: PropertyKey[];
  message: string;
  /** The model's own sentence, where the path ends at an object. */
  code?: string | undefined;
}

/** A fault's place as its author knows it, and the path from there. */
export interface Whereabouts {
  place: string;
  field: PropertyKey[];
}

interface Refusal {
  code: ProblemCode;
  whereIs: (path: PropertyKey[]) => Whereabouts;
}

/** So many are told at once: who mends them sees the others then. */
const toldMax = 10;

/** @throws AppError `code`, its detail a line for each of up to ten faults */
export function parseAuthored<T>(schema: z.ZodType<T>, value: unknown, refusal: Refusal): T {
  const parsed = schema.safeParse(value, { error: issueWords });
  if (parsed.success) return parsed.data;
  throw faultyError(parsed.error.issues, refusal, parsed.error);
}

/** The refusal of what has `faults`. */
export function faultyError(faults: readonly Fault[], { code, whereIs }: Refusal, cause?: unknown): AppError {
  const issues = faults.slice(0, toldMax).map((fault) => {
    const { place, field } = whereIs(fault.path);
    return { path: place, message: faultSentence({ ...fault, path: field }) };
  });
  const lines = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const more = faults.length - issues.length;
  if (more > 0) lines.push(`And ${more} more.`);
  return new AppError(code, { cause, detail: lines.join('\n'), data: { issues } });
}

/** "content" in entry 2 of "options" must not be empty. */
export function faultSentence({ path, message, code }: Fault): string {
  const field = fieldWords(path);
  const subject = field === '' && code !== 'custom' ? 'it' : field;
  const sentence = subject === '' ? message : `${subject} ${message}`;
  return /[.?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function fieldWords(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) =>
      typeof key === 'number' && at > 0 ? `entry ${key + 1} of` : `"${String(key).slice(0, 60)}"`,
    )
    .toReversed()
    .map((word, at, all) => (at === 0 || all[at - 1]?.endsWith(' of') === true ? word : `in ${word}`))
    .join(' ');
}
