/** Secrets from files: `NAME_FILE=/run/secrets/name` stands for `NAME=<its content>`. */
import { secretNames } from './environment.ts';

export type ReadText = (path: string) => string;

/** The environment with every secret in place, and a sentence for each that cannot be read. */
export function withSecretFiles(
  env: Readonly<Record<string, string | undefined>>,
  readText: ReadText,
): { env: Record<string, string | undefined>; faults: string[] } {
  const complete: Record<string, string | undefined> = { ...env };
  const faults: string[] = [];
  for (const name of secretNames) {
    const path = env[`${name}_FILE`];
    if (path === undefined || path === '') continue;
    if (env[name] !== undefined && env[name] !== '') {
      faults.push(`${name}: set ${name} or ${name}_FILE, not both`);
      continue;
    }
    try {
      const secret = readText(path).trim();
      if (secret === '') faults.push(`${name}_FILE: names a file that is empty`);
      complete[name] = secret;
    } catch (error) {
      faults.push(`${name}_FILE: cannot be read (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  return { env: complete, faults };
}
