/** What the browser host can be told on its command line. */
import { parseArgs } from 'node:util';

export interface BrowserOptions {
  /** The first port to try; a busy one is stepped over. */
  port: number;
  dataFolder: string;
  /** Handed to the core as they are; the core has its own defaults. */
  cloudUrl: string | undefined;
  starterFolder: string | undefined;
  /** Opens the page in the student's browser once it is ready. */
  open: boolean;
}

const firstPort = 4173;

/** @throws Error with a sentence for the terminal. */
export function parseBrowserOptions(args: readonly string[], defaultDataFolder: string): BrowserOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      'cloud-url': { type: 'string' },
      'starter-folder': { type: 'string' },
      open: { type: 'boolean', default: true },
    },
  });
  return {
    port: parsePort(values.port),
    dataFolder: values.data ?? defaultDataFolder,
    cloudUrl: values['cloud-url'],
    starterFolder: values['starter-folder'],
    open: values.open,
  };
}

function parsePort(text: string | undefined): number {
  if (text === undefined) return firstPort;
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
}
