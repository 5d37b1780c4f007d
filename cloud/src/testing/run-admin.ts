/** `answly-admin` as a process of its own, for tests. */
import { execFile, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ran {
  code: number | string | null | undefined;
  out: string;
  err: string;
}

const program = fileURLToPath(new URL('../cli/answly-admin.ts', import.meta.url));

/** @param env all that it is given of an environment. */
export function startAdmin(
  words: readonly string[],
  env: Record<string, string>,
): { child: ChildProcess; ended: Promise<Ran> } {
  const { promise: ended, resolve } = Promise.withResolvers<Ran>();
  const child = execFile(process.execPath, [program, ...words], { env }, (error, out, err) =>
    resolve({ code: error === null ? 0 : error.code, out, err }),
  );
  return { child, ended };
}
