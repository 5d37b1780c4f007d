/** What the simulator can be told on its command line, and the command that plays one history again. */
import { readOptions, UsageError, wholeNumber } from '@answly/tools/processes/command-line';
import type { Sabotage } from './sabotage.ts';
import { sabotages } from './sabotages/sabotages.ts';
import { actNames, type ActName } from './step.ts';

export interface SimOptions {
  help: boolean;
  listSabotages: boolean;
  /** How many seeds are played, from which on. */
  seeds: number;
  first: number;
  /** Of each history. */
  steps: number;
  lanes: number;
  /** Undefined: each seed draws how many. */
  clients: number | undefined;
  /** 'all': one after the other. */
  sabotage: Sabotage | 'all' | undefined;
  without: ActName[];
  told: boolean;
  whole: boolean;
}

export const usage = `Usage: npm run -s sim -- [OPTIONS]
  --seeds N          how many histories are played (20)
  --first N          the first seed (1)
  --seed N           this one only
  --steps N          steps of each history (300)
  --clients N        devices in each history; otherwise each seed draws 3 to 5
  --without ACT,ACT  leaves acts out, such as restore-silently
  --lanes N          how many histories are played at a time (3)
  --sabotage NAME    makes a mistake on purpose, which must be caught; all: every one in turn
  --list-sabotages   names the mistakes
  --told             tells every step
  --whole            does not look for the shortest history that fails
`;

const seedBounds = { min: 0, max: 2 ** 32 - 1 };
const bounds = {
  seeds: { min: 1, max: 1_000_000 },
  first: seedBounds,
  seed: seedBounds,
  steps: { min: 1, max: 100_000 },
  lanes: { min: 1, max: 16 },
  clients: { min: 1, max: 20 },
};

/** @throws UsageError */
export function parseSimOptions(args: readonly string[]): SimOptions {
  const given = readOptions(args, {
    seeds: { type: 'string', default: '20' },
    first: { type: 'string', default: '1' },
    steps: { type: 'string', default: '300' },
    lanes: { type: 'string', default: '3' },
    clients: { type: 'string' },
    seed: { type: 'string' },
    sabotage: { type: 'string' },
    'list-sabotages': { type: 'boolean', default: false },
    without: { type: 'string' },
    told: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
  });
  const number = (name: keyof typeof bounds, text: string) => wholeNumber(`--${name}`, text, bounds[name]);
  const ifGiven = (name: keyof typeof bounds) =>
    given[name] === undefined ? undefined : number(name, given[name]);
  const seed = ifGiven('seed');
  return {
    help: given.help,
    listSabotages: given['list-sabotages'],
    seeds: seed === undefined ? number('seeds', given.seeds) : 1,
    first: seed ?? number('first', given.first),
    steps: number('steps', given.steps),
    lanes: number('lanes', given.lanes),
    clients: ifGiven('clients'),
    sabotage: sabotageOf(given.sabotage),
    without: actsOf(given.without),
    told: given.told,
    whole: given.whole,
  };
}

function sabotageOf(name: string | undefined): SimOptions['sabotage'] {
  if (name === undefined || name === 'all') return name;
  const sabotage = sabotages.find((each) => each.name === name);
  if (sabotage === undefined) throw new UsageError(`There is no sabotage "${name}".`);
  return sabotage;
}

function actsOf(text: string | undefined): ActName[] {
  return (text?.split(',') ?? []).map((name) => {
    const act = actNames.find((each) => each === name);
    if (act === undefined)
      throw new UsageError(`There is no act "${name}"; there are ${actNames.join(', ')}.`);
    return act;
  });
}

/** The command that plays the history of `seed` again: the other options are part of how it is drawn. */
export function replayOf(
  { steps, clients, without }: Pick<SimOptions, 'steps' | 'clients' | 'without'>,
  seed: number,
  sabotage: Sabotage | undefined,
): string {
  return [
    `npm run -s sim -- --seed ${seed} --steps ${steps}`,
    clients === undefined ? [] : `--clients ${clients}`,
    without.length === 0 ? [] : `--without ${without.join(',')}`,
    sabotage === undefined ? [] : `--sabotage ${sabotage.name}`,
  ]
    .flat()
    .join(' ');
}
