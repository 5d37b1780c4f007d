/** Size of the script the window loads before the first question, compressed as it is served. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { lowerIsBetter, type Benchmark } from './measure.ts';

const dist = fileURLToPath(new URL('../desktop/dist/renderer/', import.meta.url));
/** docs/architecture.md: first load. */
const budgetKb = 250;

export const benchmark: Benchmark = {
  names: ['renderer.script.gzip'],
  async run() {
    if (!existsSync(`${dist}index.html`))
      throw new Error('The renderer is not built: run `npm run build` first.');
    const page = readFileSync(`${dist}index.html`, 'utf8');
    const scripts = new Set(
      [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, path]) => path ?? ''),
    );
    const bytes = [...scripts].reduce((sum, path) => sum + gzipSync(readFileSync(dist + path)).byteLength, 0);
    return [
      lowerIsBetter({
        name: 'renderer.script.gzip',
        value: bytes / 1000,
        unit: 'kB',
        limitName: 'budget',
        limitValue: budgetKb,
      }),
    ];
  },
};
