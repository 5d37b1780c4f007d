/** How long the core's process takes from its start to its first answer, with 100,000 attempts and 50,000 items. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { coreReport } from '../desktop/src/contract/host-core.ts';
import { readCoreMessage } from '../desktop/src/contract/read-message.ts';
import { startCoreChild } from '../desktop/src/browser/core-child.ts';
import { lowerIsBetter, quantile, timed, type Benchmark } from './measure.ts';
import { coreEntry } from './open-core.ts';

const runs = 7;

export const benchmark: Benchmark = {
  names: ['core.ready'],
  async run(workshop) {
    const folder = await workshop.copyOfStudy();
    const starts: number[] = [];
    const limits: number[] = [];
    for (let run = 0; run < runs; run++) {
      starts.push(await startOnce(folder));
      limits.push(await timed(() => readOneRow(studyFileIn(folder))));
    }
    return [
      lowerIsBetter({
        name: 'core.ready',
        value: quantile(starts, 0.5),
        unit: 'ms',
        limitName: 'bare Node that reads one row of the file',
        limitValue: quantile(limits, 0.5),
      }),
    ];
  },
};

/** Starts it as the browser host does, and asks what the first screen asks. Milliseconds. */
async function startOnce(folder: string): Promise<number> {
  const start = performance.now();
  const child = startCoreChild({
    entry: fileURLToPath(coreEntry),
    args: ['--host', 'browser', '--data', folder, '--cloud-url', 'http://127.0.0.1:9'],
  });
  const exited = new Promise<void>((resolve) => child.onExit(resolve));
  const answered = new Promise<number>((resolve, reject) => {
    child.onExit(() => reject(new Error('the core ended before it answered')));
    child.onReport((raw) => {
      const report = coreReport.parse(raw);
      if (report.kind === 'failed') reject(new Error(`the core cannot start: ${report.problem.code}`));
      if (report.kind === 'ready') {
        child.send({ kind: 'open', window: 1 });
        const call = { id: 1, call: 'stats.today', input: {} };
        child.send({ kind: 'text', window: 1, text: JSON.stringify(call) });
      }
      if (report.kind !== 'text') return;
      const message = readCoreMessage(JSON.parse(report.text));
      if (message === undefined || !('id' in message)) return;
      if (message.ok) resolve(performance.now() - start);
      else reject(new Error(`the core refused its first call: ${message.problem.code}`));
    });
  });
  try {
    return await answered;
  } finally {
    child.send({ kind: 'stop' });
    await exited;
  }
}

/** Where the core has put it: into the one profile of a folder that had none. */
function studyFileIn(folder: string): string {
  const { current } = JSON.parse(readFileSync(join(folder, 'profiles.json'), 'utf8')) as { current: string };
  return join(folder, 'profiles', current, 'study.db');
}

async function readOneRow(file: string): Promise<void> {
  const program = `const Sqlite = require('better-sqlite3');
    const db = new Sqlite(process.argv[1]);
    db.prepare('SELECT * FROM fact LIMIT 1').get();`;
  // In the folder whose packages the core sees.
  const child = spawn(process.execPath, ['-e', program, file], {
    cwd: fileURLToPath(new URL('.', coreEntry)),
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the bare Node ended with ${code}`);
}
