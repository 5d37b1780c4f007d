/** What the torture of the tutor can be told on its command line. */
import { readOptions, wholeNumber } from '@answly/tools/processes/command-line';

export interface TutorTortureOptions {
  help: boolean;
  sequences: number;
  /** Undefined: one of the moment. */
  seed: number | undefined;
}

export const usage = `Usage: npm run -s torture:tutor -- [OPTIONS]
  --sequences N  how many students ask (10000)
  --seed N       makes the same choices again; which call meets which fault depends on the machine too
`;

/** @throws UsageError */
export function parseTutorOptions(args: readonly string[]): TutorTortureOptions {
  const { help, sequences, seed } = readOptions(args, {
    sequences: { type: 'string', default: '10000' },
    seed: { type: 'string' },
  });
  return {
    help,
    sequences: wholeNumber('--sequences', sequences, { min: 1, max: 1_000_000 }),
    seed: seed === undefined ? undefined : wholeNumber('--seed', seed, { min: 0, max: 2 ** 32 - 1 }),
  };
}
