/** `npm run -s bench -- --json FILE [--only PREFIX,PREFIX]`: measures Answly, each figure beside its raw limit in the same run. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readOrLeave } from '@answly/tools/processes/command-line';
import type { Benchmark, Figure } from './measure.ts';
import { isAsked, mayBeAsked, parseBenchOptions, usage } from './options.ts';
import { openWorkshop } from './workshop.ts';

const options = readOrLeave(usage, parseBenchOptions);

/** Loaded only when asked for, since each brings half of the house with it. */
const benchmarks: { load: () => Promise<{ benchmark: Benchmark }>; prefix: string }[] = [
  { prefix: 'answer.', load: () => import('./answer.ts') },
  { prefix: 'core.', load: () => import('./core-ready.ts') },
  { prefix: 'exam.', load: () => import('./exam.ts') },
  { prefix: 'search.', load: () => import('./search.ts') },
  { prefix: 'sync.', load: () => import('./sync.ts') },
  { prefix: 'sync.', load: () => import('./sync-live.ts') },
  { prefix: 'sync.', load: () => import('./sync-million.ts') },
  { prefix: 'tutor.', load: () => import('./tutor-hit.ts') },
  { prefix: 'tutor.', load: () => import('./tutor-pass.ts') },
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
    if (!mayBeAsked(prefix, options.only)) continue;
    const { benchmark } = await load();
    if (!benchmark.names.some((name) => isAsked(name, options.only))) continue;
    const measured = await benchmark.run(workshop);
    for (const figure of measured.filter(({ name }) => isAsked(name, options.only))) {
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
  process.stderr.write(`No figure begins with "${options.only.join('", "')}".\n`);
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
