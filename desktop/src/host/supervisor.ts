/** Keeps one core running for a host: starts it, hears how that went, starts it again when it ends. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Problem } from '@answly/shared/errors/problem';
import type { CoreReport } from '#desktop/contract/host-core';
import { coreReport } from '#desktop/contract/host-core';
import { createSubscribers } from '#desktop/contract/subscribers';
import type { CoreProcess } from './core-process.ts';
import { healthyMs, restartPauseMs, tellAfterFailures } from './restart-pause.ts';

export type WindowReport = Extract<CoreReport, { window: number }>;
export type Readiness = { ok: true; core: CoreProcess } | { ok: false; problem: Problem };

export interface SupervisorOptions {
  start: () => CoreProcess;
  /** Milliseconds on any clock that only goes forward. */
  now: () => number;
  /** Calls back after so many milliseconds; the host's process may end before. */
  later: (callback: () => void, afterMs: number) => void;
  /** One line for the log: what happened to the core. */
  log: (line: string) => void;
}

export interface Supervisor {
  /** Resolves with the running core, or with the reason the student should read. Waits through a restart. */
  ready(): Promise<Readiness>;
  /** Reports of the running core that are for a window. */
  onWindowReport(listener: (report: WindowReport) => void): void;
  /** The running core is gone and its windows must connect again. */
  onGone(listener: () => void): void;
  /** A session is on a screen. */
  isStudying(): boolean;
  onStudying(listener: (studying: boolean) => void): void;
  /** Asks the core to stop, ends it after `graceMs`, starts no other; resolves once it is gone. */
  stop(graceMs: number): Promise<void>;
}

type State =
  | { phase: 'starting' | 'ready'; core: CoreProcess; since: number }
  /** The core is gone; `problem` is what it said, or null when it just ended. */
  | { phase: 'pausing'; problem: Problem | null }
  | { phase: 'stopped' };

export function createSupervisor(options: SupervisorOptions): Supervisor {
  const waiting: ((readiness: Readiness) => void)[] = [];
  const listeners = createSubscribers();
  let stopping = false;
  const succession = createSuccession();
  const studying = createSwitch((on) => listeners.tell('studying', on));
  let state: State = { phase: 'stopped' };

  const settle = (readiness: Readiness) => {
    for (const resolve of waiting.splice(0)) resolve(readiness);
  };

  function start(): void {
    if (stopping) return;
    const core = options.start();
    state = { phase: 'starting', core, since: options.now() };
    watchCore(core, {
      ready() {
        state = { phase: 'ready', core, since: options.now() };
        succession.begin(core);
        settle({ ok: true, core });
      },
      window: (report) => listeners.tell('window', report),
      studying: studying.set,
      restart(handover) {
        succession.ask(handover);
        core.kill();
      },
      ended,
    });
  }

  function ended(said: Problem | null): void {
    const wellMs = state.phase === 'ready' ? options.now() - state.since : 0;
    const failures = succession.failuresAfter(wellMs);
    const problem = said ?? (failures >= tellAfterFailures ? keepsStopping() : null);
    state = stopping ? { phase: 'stopped' } : { phase: 'pausing', problem };
    studying.set(false);
    listeners.tell('gone', undefined);
    if (stopping) return settle({ ok: false, problem: gone() });
    if (problem !== null) settle({ ok: false, problem });
    const pauseMs = restartPauseMs(failures);
    options.log(`the core ended (${said?.code ?? 'no reason given'}); starting it again in ${pauseMs} ms`);
    options.later(start, pauseMs);
  }

  start();

  return {
    ready() {
      const now = readinessOf(state, stopping);
      return now === null ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(now);
    },
    onWindowReport: (listener) => void listeners.add('window', listener),
    onGone: (listener) => void listeners.add('gone', listener),
    isStudying: studying.isOn,
    onStudying: (listener) => void listeners.add('studying', listener),
    stop(graceMs) {
      stopping = true;
      if (!('core' in state)) return Promise.resolve(settle({ ok: false, problem: gone() }));
      const { core } = state;
      return new Promise((resolve) => {
        listeners.add('gone', resolve);
        core.send({ kind: 'stop' });
        options.later(() => core.kill(), graceMs);
      });
    },
  };
}

/** Off at first; tells of each turn. */
function createSwitch(turned: (on: boolean) => void) {
  let on = false;
  return {
    isOn: () => on,
    set(next: boolean) {
      if (next === on) return;
      on = next;
      turned(next);
    },
  };
}

/** One core after the other: one that asks for another in its place is no failure, and what it leaves goes to that one. */
function createSuccession() {
  let failures = 0;
  let asked = false;
  let handover: string | null = null;
  return {
    ask(left: string | null) {
      asked = true;
      handover = left;
    },
    /** Ends in a row of cores that were not well, the one that just ended included. */
    failuresAfter(wellMs: number): number {
      failures = asked ? 0 : wellMs >= healthyMs ? 1 : failures + 1;
      asked = false;
      return failures;
    },
    begin(core: CoreProcess) {
      if (handover !== null) core.send({ kind: 'handover', text: handover });
      handover = null;
    },
  };
}

/** Null while the answer is still to come. */
function readinessOf(state: State, stopping: boolean): Readiness | null {
  if (state.phase === 'ready') return { ok: true, core: state.core };
  if (stopping) return { ok: false, problem: gone() };
  if (state.phase === 'pausing' && state.problem !== null) return { ok: false, problem: state.problem };
  return null;
}

interface CoreWatcher {
  ready(): void;
  window(report: WindowReport): void;
  studying(studying: boolean): void;
  restart(handover: string | null): void;
  /** @param said why it could not start, if it told before it ended. */
  ended(said: Problem | null): void;
}

/** Reads what a core reports; what it reports is another program's word until it is parsed. */
function watchCore(core: CoreProcess, watcher: CoreWatcher): void {
  let said: Problem | null = null;
  core.onReport((raw) => {
    const report = coreReport.safeParse(raw).data;
    if (report === undefined) return;
    if ('window' in report) watcher.window(report);
    else if (report.kind === 'ready') watcher.ready();
    else if (report.kind === 'studying') watcher.studying(report.studying);
    else if (report.kind === 'restart') watcher.restart(report.handover);
    else {
      said = report.problem;
      core.kill();
    }
  });
  core.onExit(() => watcher.ended(said));
}

const gone = () => problemOf(new AppError('core.gone'));

function keepsStopping(): Problem {
  return problemOf(new AppError('core.keeps-stopping'));
}
