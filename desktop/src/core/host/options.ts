/** What the core process is told by the host that starts it. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

const coreOptions = z.object({
  host: z.enum(['electron', 'browser']),
  data: z.string().min(1),
  'cloud-url': z.url({ protocol: /^https?$/u }).default('http://127.0.0.1:4000'),
  'starter-folder': z.string().min(1).nullable().default(null),
});

export interface CoreOptions {
  host: 'electron' | 'browser';
  dataFolder: string;
  cloudUrl: string;
  starterFolder: string | null;
}

/** @throws Error that names the option that is wrong. */
export function parseCoreOptions(args: readonly string[]): CoreOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { host: text, data: text, 'cloud-url': text, 'starter-folder': text },
  });
  const parsed = coreOptions.safeParse(values);
  if (!parsed.success) throw new Error(`core options: ${z.prettifyError(parsed.error)}`);
  const { host, data, 'cloud-url': cloudUrl, 'starter-folder': starterFolder } = parsed.data;
  return { host, dataFolder: data, cloudUrl, starterFolder };
}
