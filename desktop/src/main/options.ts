/** What the Electron host can be told on its command line. */
import { parseArgs } from 'node:util';

export interface ShellOptions {
  /** Null: the system's folder for this app's data. */
  dataFolder: string | null;
  cloudUrl: string | null;
  starterFolder: string | null;
  updates: boolean;
}

/** Electron and Chromium have switches of their own: what is not ours is left alone. */
export function parseShellOptions(args: readonly string[]): ShellOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'cloud-url': { type: 'string' },
      'starter-folder': { type: 'string' },
      'no-updates': { type: 'boolean' },
    },
  });
  const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : null);
  return {
    dataFolder: text(values['data']),
    cloudUrl: text(values['cloud-url']),
    starterFolder: text(values['starter-folder']),
    updates: values['no-updates'] !== true,
  };
}
