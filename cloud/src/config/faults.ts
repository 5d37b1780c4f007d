/** What is wrong with settings, each in a sentence that names the setting, what it is, and what it may be. */
import type { z } from 'zod';
import { secretNames } from './environment.ts';

type Issues = readonly z.core.$ZodIssue[];

const secrets: ReadonlySet<string> = new Set(secretNames);
const shownCharsMax = 60;

/** Of the environment; the schemas of values.ts say what each may be. */
export function settingFaults(
  issues: Issues,
  values: Readonly<Record<string, string | undefined>>,
): string[] {
  return issues.map(({ path, message }) => {
    const name = path.join('.');
    const value = values[name];
    return `${name}: ${value === undefined || isPrivate(name, value) ? '' : `is ${value}, but `}${message}`;
  });
}

/** An address may hold a password wherever it stands. */
function isPrivate(name: string, value: string): boolean {
  return secrets.has(name) || value.includes('@') || value.length > shownCharsMax;
}

/** Of the file of prices, whose entries are `{ "input": 1, "cachedInput": 0.5, "output": 2 }`. */
export function priceFaults(issues: Issues): string[] {
  return issues.map((issue) => `AI_PRICES_FILE: ${priceFault(issue)}`);
}

function priceFault(issue: z.core.$ZodIssue): string {
  const [model, figure] = issue.path.map(String);
  if (model === undefined) return 'must hold one JSON object, with a model as the name of each price';
  if (issue.code === 'unrecognized_keys') {
    return `the price of ${model} has ${issue.keys.join(' and ')}, but may have input, cachedInput and output only`;
  }
  if (figure === undefined)
    return `the price of ${model} must be an object such as { "input": 1, "output": 2 }`;
  const is = issue.input === undefined ? 'is missing' : `is ${JSON.stringify(issue.input)}`;
  return `${figure} in the price of ${model} ${is}, but must be a number of dollars from 0 to 1000 for a million tokens`;
}
