/** `npm run -s bench -- --json FILE [--only PREFIX]`: measures Answly, each figure beside its raw limit in the same run. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import type { Benchmark, Figure } from './measure.ts';

const { values } = parseArgs({
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
for (const { prefix, load } of benchmarks) {
  if (!prefix.startsWith(values.only) && !values.only.startsWith(prefix)) continue;
  const { benchmark } = await load();
  if (!benchmark.names.some((name) => name.startsWith(values.only))) continue;
  const measured = await benchmark.run();
  for (const figure of measured.filter(({ name }) => name.startsWith(values.only))) {
    figures.push(figure);
    const { name, value, unit, limitName, limitValue, ratio } = figure;
    process.stdout.write(
      `${name.padEnd(28)} ${round(value)} ${unit}; ${limitName} ${round(limitValue)} ${unit}; ratio ${round(ratio)}\n`,
    );
  }
}
if (figures.length === 0) {
  process.stderr.write(`No benchmark begins with "${values.only}".\n`);
  process.exitCode = 2;
} else if (values.json !== undefined) {
  await writeFile(resolve(process.env.INIT_CWD ?? '.', values.json), `${JSON.stringify(figures, null, 2)}\n`);
}
// Children and sockets of a benchmark are closed by it; what a library keeps open must not keep us.
process.exit();

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
