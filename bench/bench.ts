/** `npm run -s bench -- --json FILE [--only PREFIX]`: measures Answly, each figure beside its raw limit in the same run. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark, Figure } from './measure.ts';
import { openWorkshop } from './workshop.ts';

const { values: options } = parseArgs({
  options: { json: { type: 'string' }, only: { type: 'string', default: '' } },
});

/** Loaded only when asked for, since each brings half of the house with it. */
const benchmarks: { load: () => Promise<{ benchmark: Benchmark }>; prefix: string }[] = [
  { prefix: 'answer.', load: () => import('./answer.ts') },
  { prefix: 'core.', load: () => import('./core-ready.ts') },
  { prefix: 'search.', load: () => import('./search.ts') },
  { prefix: 'sync.', load: () => import('./sync.ts') },
  { prefix: 'tutor.', load: () => import('./tutor.ts') },
  { prefix: 'renderer.', load: () => import('./renderer.ts') },
];

const figures: Figure[] = [];
const workshop = openWorkshop();
const leave = (code: number): never => {
  workshop.close();
  process.exit(code);
};
process.once('SIGINT', () => leave(130));
process.once('SIGTERM', () => leave(143));
try {
  for (const { prefix, load } of benchmarks) {
    if (!prefix.startsWith(options.only) && !options.only.startsWith(prefix)) continue;
    const { benchmark } = await load();
    if (!benchmark.names.some((name) => name.startsWith(options.only))) continue;
    const measured = await benchmark.run(workshop);
    for (const figure of measured.filter(({ name }) => name.startsWith(options.only))) {
      figures.push(figure);
      process.stdout.write(`${lineOf(figure)}\n`);
    }
  }
  if (options.json !== undefined && figures.length > 0) {
    const file = resolve(process.env['INIT_CWD'] ?? '.', options.json);
    await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  leave(1);
}
if (figures.length === 0) {
  process.stderr.write(`No benchmark begins with "${options.only}".\n`);
  leave(2);
}
// Children and files are closed by now; what a library keeps open must not keep us.
leave(0);

function lineOf({ name, value, unit, limitName, limitValue, ratio }: Figure): string {
  return `${name.padEnd(26)} ${round(value)} ${unit}; ${limitName}: ${round(limitValue)} ${unit}; ratio ${round(ratio)}`;
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
