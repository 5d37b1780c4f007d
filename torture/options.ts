/** What the torture of exams can be told on its command line. */
import { readOptions, wholeNumber } from '@answly/tools/processes/command-line';
import type { Plan } from './play.ts';

export interface TortureOptions extends Plan {
  help: boolean;
  /** Undefined: one of the moment. */
  seed: number | undefined;
}

export const usage = `Usage: npm run -s torture:exam -- [OPTIONS]
  --kills N  how many sittings are killed (200)
  --cuts N   how many logs are cut (200)
  --seed N   plays the same again
`;

/** @throws UsageError */
export function parseTortureOptions(args: readonly string[]): TortureOptions {
  const { help, kills, cuts, seed } = readOptions(args, {
    kills: { type: 'string', default: '200' },
    cuts: { type: 'string', default: '200' },
    seed: { type: 'string' },
  });
  return {
    help,
    kills: wholeNumber('--kills', kills, { min: 1, max: 1_000_000 }),
    cuts: wholeNumber('--cuts', cuts, { min: 0, max: 1_000_000 }),
    seed: seed === undefined ? undefined : wholeNumber('--seed', seed, { min: 0, max: 2 ** 32 - 1 }),
  };
}
