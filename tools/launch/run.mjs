/** Runs one of the project's programs under Node 24, after installing what is missing. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { installMissing } from './install.mjs';
import { findNode24 } from './node24.mjs';
import { root } from './root.mjs';

/** What each npm script runs; the first file that exists is taken. */
const programs = {
  start: 'tools/src/start.ts',
  cloud: 'tools/src/cloud.ts',
  desktop: 'tools/src/desktop.ts',
  test: 'tools/src/test.ts',
  'test:real': 'tools/src/test-real.ts',
  packs: 'tools/src/packs/main.ts',
  admin: 'cloud/src/cli/answly-admin.ts',
  'tutor:check': 'cloud/src/cli/tutor-check.ts',
  'ai-stub': 'tools/src/ai-stub/ai-stub.ts',
  bench: 'bench/bench.ts',
  sim: 'sim/sim.ts',
  'torture:exam': 'torture/exam.ts',
  'torture:tutor': 'torture/tutor.ts',
  screens: 'desktop/e2e/screens.ts',
  build: 'tools/src/build.ts',
};

/** These stop everything they started when this process goes, so they are told by a closed channel. */
const keepsOthers = new Set(['start', 'cloud', 'desktop']);

const parentPollMs = 500;

/**
 * Installs, runs and takes over the exit code.
 * @param {string | undefined} command an npm script's name
 * @param {string[]} args what the user wrote after it
 */
export async function run(command, args) {
  const program = command === undefined ? undefined : programs[command];
  if (program === undefined || !existsSync(join(root, program))) {
    return refuse(`There is no program "${command ?? ''}". Known: ${Object.keys(programs).join(', ')}.`);
  }
  try {
    await installMissing();
    const node = findNode24();
    if (node === undefined) return refuse(missingNode());
    await runUnder(node, [join(root, program), ...args], keepsOthers.has(command));
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
}

function refuse(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

function missingNode() {
  return (
    `Answly runs on Node 24. npm has no Node 24 package for ${process.platform}-${process.arch} and this machine has ` +
    `Node ${process.versions.node}: install Node 24 from nodejs.org and run the command again.`
  );
}

/** Settles when the program has ended; its exit code, or 128 + the signal that ended it, becomes ours. */
function runUnder(node, args, linked) {
  const child = spawn(node, args, {
    stdio: linked ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}` },
  });
  const passOn = (signal) => child.kill(signal);
  if (linked) watchParent(() => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    child.on('error', (cause) => reject(new Error(`${node} could not be started: ${cause.message}`)));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, passOn);
      resolve();
    });
  });
}

/** npm runs scripts in a shell that does not pass signals on, so a killed npm is noticed by its child's new parent. */
function watchParent(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, parentPollMs);
  timer.unref();
}
