/** The supervisor against cores and a clock that the test moves. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { HostMessage } from '#desktop/contract/host-core';
import { describe, expect, it } from 'vitest';
import type { CoreProcess } from './core-process.ts';
import { createSupervisor } from './supervisor.ts';

function createCore() {
  const reports: ((raw: unknown) => void)[] = [];
  const exits: (() => void)[] = [];
  const sent: HostMessage[] = [];
  let killed = false;
  const process: CoreProcess = {
    send: (message) => void sent.push(message),
    onReport: (listener) => void reports.push(listener),
    onExit: (listener) => void exits.push(listener),
    kill: () => (killed = true),
  };
  return {
    process,
    sent,
    wasKilled: () => killed,
    report: (raw: unknown) => reports.forEach((listener) => listener(raw)),
    exit: () => exits.forEach((listener) => listener()),
  };
}

function createScene() {
  const cores: ReturnType<typeof createCore>[] = [];
  const timers: { callback: () => void; afterMs: number }[] = [];
  const log: string[] = [];
  let nowMs = 0;
  const supervisor = createSupervisor({
    start() {
      const core = createCore();
      cores.push(core);
      return core.process;
    },
    now: () => nowMs,
    later: (callback, afterMs) => void timers.push({ callback, afterMs }),
    log: (line) => void log.push(line),
  });
  const last = () => {
    const core = cores.at(-1);
    if (core === undefined) throw new Error('no core was started');
    return core;
  };
  return {
    supervisor,
    cores,
    last,
    log,
    pass: (ms: number) => (nowMs += ms),
    /** Lets the next pause end; gives its length. */
    endPause() {
      const timer = timers.shift();
      timer?.callback();
      return timer?.afterMs;
    },
  };
}

describe('supervisor', () => {
  it('gives the core to everyone who waited, once it is ready', async () => {
    const scene = createScene();
    const early = scene.supervisor.ready();
    scene.last().report({ kind: 'ready' });
    expect(await early).toEqual({ ok: true, core: scene.last().process });
    expect(await scene.supervisor.ready()).toEqual({ ok: true, core: scene.last().process });
  });

  it('starts a core that ended again, and callers wait for the new one', async () => {
    const scene = createScene();
    let goneCount = 0;
    scene.supervisor.onGone(() => (goneCount += 1));
    scene.last().report({ kind: 'ready' });
    scene.last().exit();
    const waiting = scene.supervisor.ready();
    expect(goneCount).toBe(1);
    expect(scene.endPause()).toBe(0);
    scene.last().report({ kind: 'ready' });
    expect(scene.cores).toHaveLength(2);
    expect(await waiting).toEqual({ ok: true, core: scene.cores[1]?.process });
  });

  it('counts no session as open once the core that had it is gone', () => {
    const scene = createScene();
    const turns: boolean[] = [];
    scene.supervisor.onStudying((studying) => turns.push(studying));
    scene.last().report({ kind: 'ready' });
    scene.last().report({ kind: 'studying', studying: true });
    scene.last().exit();
    expect(scene.supervisor.isStudying()).toBe(false);
    expect(turns).toEqual([true, false]);
  });

  it('tells why the core cannot start, and a later start that works replaces it', async () => {
    const scene = createScene();
    const problem = problemOf(new AppError('data.in-use'));
    const early = scene.supervisor.ready();
    scene.last().report({ kind: 'failed', problem });
    expect(scene.last().wasKilled()).toBe(true);
    scene.last().exit();
    expect(await early).toEqual({ ok: false, problem });
    expect(await scene.supervisor.ready()).toEqual({ ok: false, problem });
    scene.endPause();
    scene.last().report({ kind: 'ready' });
    expect(await scene.supervisor.ready()).toMatchObject({ ok: true });
  });

  it('waits longer with each end in a row, says so after three, and forgets it after ten good seconds', async () => {
    const scene = createScene();
    const pauses: (number | undefined)[] = [];
    for (let end = 0; end < 3; end += 1) {
      scene.last().exit();
      if (end === 2)
        expect(await scene.supervisor.ready()).toMatchObject({ problem: { code: 'core.keeps-stopping' } });
      pauses.push(scene.endPause());
    }
    scene.last().report({ kind: 'ready' });
    scene.pass(10_000);
    scene.last().exit();
    pauses.push(scene.endPause());
    expect(pauses).toEqual([0, 250, 1_000, 0]);
  });

  it('passes on reports for windows and drops what is no report', () => {
    const scene = createScene();
    const heard: unknown[] = [];
    scene.supervisor.onWindowReport((report) => heard.push(report));
    scene.last().report({ kind: 'text', window: 3, text: '{}' });
    scene.last().report({ kind: 'text', window: 'all', text: '{}' });
    scene.last().report('garbage');
    expect(heard).toEqual([{ kind: 'text', window: 3, text: '{}' }]);
  });

  it('asks the core to stop, ends it when it does not, and starts no other', async () => {
    const scene = createScene();
    scene.last().report({ kind: 'ready' });
    const stopped = scene.supervisor.stop(5_000);
    expect(scene.last().sent).toEqual([{ kind: 'stop' }]);
    expect(scene.endPause()).toBe(5_000);
    expect(scene.last().wasKilled()).toBe(true);
    scene.last().exit();
    await stopped;
    expect(scene.endPause()).toBeUndefined();
    expect(scene.cores).toHaveLength(1);
    expect(await scene.supervisor.ready()).toMatchObject({ ok: false, problem: { code: 'core.gone' } });
  });

  it('answers who waits when it is stopped during a pause', async () => {
    const scene = createScene();
    scene.last().exit();
    const waiting = scene.supervisor.ready();
    await scene.supervisor.stop(5_000);
    expect(await waiting).toMatchObject({ ok: false, problem: { code: 'core.gone' } });
    scene.endPause();
    expect(scene.cores).toHaveLength(1);
  });

  it('SY17 starts another core at once for one that asked for it, and hands it what that one left', async () => {
    const scene = createScene();
    for (let times = 0; times < 5; times++) {
      scene.last().report({ kind: 'ready' });
      const asking = scene.last();
      asking.report({ kind: 'restart', handover: `secret ${times}` });
      expect(asking.wasKilled()).toBe(true);
      asking.exit();
      expect(scene.endPause()).toBe(0);
      const next = scene.supervisor.ready();
      scene.last().report({ kind: 'ready' });
      expect(scene.last().sent).toEqual([{ kind: 'handover', text: `secret ${times}` }]);
      expect(await next).toMatchObject({ ok: true });
    }
    expect(scene.log.join(' ')).not.toContain('secret');
  });
});
