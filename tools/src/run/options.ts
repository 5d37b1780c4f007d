/** What `npm start`, `npm run cloud` and `npm run desktop` can be told. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface RunOptions {
  /** Opens the page in a browser, or Electron's window. */
  open: boolean;
  /** First port to try for the browser host. */
  port: number;
  /** First port to try for the cloud API. */
  cloudPort: number;
  /** A cloud that runs elsewhere, for `npm run desktop`. */
  cloudUrl: string | undefined;
  /** Absolute; undefined is the usual place. */
  dataFolder: string | undefined;
  /** Answers the tutor's questions from the stub AI server. */
  aiStub: boolean;
  help: boolean;
}

export const usage = `Options, after \`npm start --\`:
  --no-open          print the address and open nothing
  --port N           first port to try for the window's page (4173)
  --cloud-port N     first port to try for the cloud API (4000)
  --cloud-url URL    \`npm run desktop\`: the cloud to sync with
  --data DIR         keep all data here instead of in .answly
  --ai-stub          a stand-in for an AI provider, to try the tutor without a key`;

/** @throws Error with a sentence for the terminal. */
export function parseRunOptions(args: readonly string[], workingFolder: string): RunOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      open: { type: 'boolean', default: true },
      port: { type: 'string', default: '4173' },
      'cloud-port': { type: 'string', default: '4000' },
      'cloud-url': { type: 'string' },
      data: { type: 'string' },
      'ai-stub': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    open: values.open,
    port: parsePort('--port', values.port),
    cloudPort: parsePort('--cloud-port', values['cloud-port']),
    cloudUrl: values['cloud-url'],
    dataFolder: values.data === undefined ? undefined : resolve(workingFolder, values.data),
    aiStub: values['ai-stub'],
    help: values.help,
  };
}

function parsePort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`${option} takes a number from 0 to 65535, not "${text}".`);
}

/** A sentence when a port that was hoped for is not the one that was got; 0 hoped for none. */
export function portNote(asked: number, got: number, what: string): string | undefined {
  if (asked === 0 || asked === got) return undefined;
  return `Port ${asked} is in use, so ${what} is at ${got}.`;
}
