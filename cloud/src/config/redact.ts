/** The configuration as an operator may show it: names and values, secrets hidden. */
import type { Environment } from './environment.ts';
import { secretNames } from './environment.ts';

/** Lines of `NAME=value`; of a secret address everything but the password is shown. */
export function redacted(values: Environment): string[] {
  const secrets: ReadonlySet<string> = new Set(secretNames);
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${secrets.has(name) ? hide(String(value)) : String(value)}`);
}

function hide(secret: string): string {
  if (!URL.canParse(secret)) return '(set, hidden)';
  const url = new URL(secret);
  if (url.host === '') return '(set, hidden)';
  if (url.password !== '') url.password = 'hidden';
  // Some drivers take a password as a parameter.
  url.search = '';
  return url.href;
}
