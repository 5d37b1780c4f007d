/** The configuration as an operator may show it: names and values, secrets hidden. */
import type { Environment } from './environment.ts';
import { secretNames } from './environment.ts';

/** Lines of `NAME=value`; of any address everything but its password and parameters is shown. */
export function redacted(values: Environment): string[] {
  const secrets: ReadonlySet<string> = new Set(secretNames);
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = String(value);
      return `${name}=${withoutSecrets(text) ?? (secrets.has(name) ? '(set, hidden)' : text)}`;
    });
}

/** Undefined for what is no address. */
function withoutSecrets(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.host === '') return undefined;
  if (url.password === '' && url.search === '') return text;
  if (url.password !== '') url.password = 'hidden';
  // Some servers take a key as a parameter.
  url.search = '';
  return url.href;
}
