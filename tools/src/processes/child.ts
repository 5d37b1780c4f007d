/** A process this one started and will stop: what it printed, when it is ready, when it ended. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { PortTaken } from './free-port.ts';

export interface ChildOptions {
  /** What it is called in sentences for the user. */
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** All it prints goes here; each start begins the file anew, unless it is one more start in the same run. */
  logFile: string;
  again?: boolean;
  /** How long it gets to end by itself before it is killed. */
  stopTimeoutMs?: number;
}

export type ChildEnd = 'stopped' | 'finished' | 'failed';

export interface Child {
  /** Undefined where it could not be started. */
  pid: number | undefined;
  /**
   * What the process reported as `{ready: ...}`; rejects when it reports `{failed: sentence}` or ends before.
   * `portTaken` beside `failed` makes that a `PortTaken`.
   */
  ready: Promise<unknown>;
  /** Tells of every report of `{ready}` after the first. */
  onReadyAgain(listener: (report: unknown) => void): void;
  /** Settles when it has ended: by our `stop`, of its own accord with exit code 0, or by a fault. */
  ended: Promise<ChildEnd>;
  /** Ends it, kindly first. Safe to call twice. */
  stop(): Promise<void>;
}

const logTailChars = 1_500;

/**
 * Starts the process in a group of its own, so that Ctrl-C in a terminal reaches only the starter, which then stops
 * everything in the right order.
 */
export function startChild(options: ChildOptions): Child {
  const log = openSync(options.logFile, options.again === true ? 'a' : 'w', 0o600);
  const child = spawn(options.command, options.args, {
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
    env: { ...process.env, ...options.env },
  });
  closeSync(log);
  let stopping = false;
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once('exit', (code) => resolve(stopping ? 'stopped' : code === 0 ? 'finished' : 'failed'));
    child.once('error', () => resolve(stopping ? 'stopped' : 'failed'));
  });
  const againListeners: ((report: unknown) => void)[] = [];
  let isReady = false;
  const ready = new Promise<unknown>((resolve, reject) => {
    child.on('message', (message: { ready?: unknown; failed?: string; portTaken?: boolean }) => {
      if (message.ready !== undefined) {
        if (isReady) for (const listener of againListeners) listener(message.ready);
        isReady = true;
        resolve(message.ready);
      }
      if (message.failed === undefined) return;
      reject(message.portTaken === true ? new PortTaken(message.failed) : new Error(message.failed));
    });
    child.once('error', (cause) =>
      reject(new Error(`${options.name} could not be started: ${cause.message}`)),
    );
    child.once('exit', () =>
      reject(new Error(`${options.name} ended while starting.\n${tailOf(options.logFile)}`)),
    );
  });
  // Whoever starts a child may stop it before asking whether it got ready.
  ready.catch(() => undefined);
  const stop = async (): Promise<void> => {
    stopping = true;
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), options.stopTimeoutMs ?? 10_000);
    await ended;
    clearTimeout(impatience);
  };
  return {
    pid: child.pid,
    ready,
    ended,
    stop,
    onReadyAgain: (listener) => void againListeners.push(listener),
  };
}

function tailOf(logFile: string): string {
  return readFileSync(logFile, 'utf8').slice(-logTailChars).trim();
}
