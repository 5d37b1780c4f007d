/** The keeper with keytar against a real gnome-keyring on a bus of its own, and against none. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWhere } from '@answly/tools/testing/describe-where';

const run = promisify(execFile);
const act = new URL('./testing/keyring-act.ts', import.meta.url).pathname;

const onPath = (tool: string) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));
const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((tool) => !onPath(tool));

/** A keyring that works gets as long as a busy machine needs. */
const patienceMs = '50000';
let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'answly-keyring-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const {
    DBUS_SESSION_BUS_ADDRESS: _bus,
    DISPLAY: _display,
    WAYLAND_DISPLAY: _wayland,
    ...rest
  } = process.env;
  return { ...rest, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: home, XDG_CACHE_HOME: home, ...more };
}

/** Runs a shell script on a bus of its own, with the keyring unlocked by an empty password; gives its JSON lines. */
async function inSession(script: string): Promise<unknown[]> {
  const daemon = `gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 & echo $! > "$HOME/daemon.pid"`;
  const ready = 'until [ -S "$HOME/keyring/control" ]; do sleep 0.05; done';
  const unlock = `rm -rf "$HOME/keyring"; printf "\\n" | ${daemon}; ${ready}`;
  const { stdout } = await run('dbus-run-session', ['--', 'sh', '-c', `${unlock}; ${script}`], {
    env: environment({ NODE: process.execPath, ACT: act, TIMEOUT_MS: patienceMs }),
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as unknown);
}

describe('keeper and no keyring', () => {
  it('falls back to memory in bounded time where there is no bus to ask', async () => {
    const env = environment({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'no-bus')}` });
    const { stdout } = await run(process.execPath, [act, 'set', 'secret'], { env });
    expect(JSON.parse(stdout)).toEqual({ kind: 'memory', token: 'secret', finalKind: 'memory' });
  });
});

const gap =
  missing.length === 0 ? null : `${missing.join(' and ')} not found, so the keyring was not tested.`;
if (gap !== null && process.env['CI'] === 'true') throw new Error(gap);

describeWhere(gap, 'keeper and a real gnome-keyring', () => {
  it('gives the token to the next process, until it is deleted', async () => {
    const lines = await inSession(
      '"$NODE" "$ACT" set secret && "$NODE" "$ACT" get && "$NODE" "$ACT" delete && "$NODE" "$ACT" get',
    );
    const stored = { kind: 'keyring', token: 'secret', finalKind: 'keyring' };
    const empty = { kind: 'keyring', token: null, finalKind: 'keyring' };
    expect(lines).toEqual([stored, stored, empty, empty]);
  });

  it('falls back to memory in bounded time when the keyring hangs', async () => {
    const frozen = 'kill -STOP "$(cat "$HOME/daemon.pid")"';
    // Its exit waits for the call that hangs, so it is ended once it has said what came of it.
    const secondSet =
      '"$NODE" "$ACT" set second > "$HOME/said" & until [ -s "$HOME/said" ]; do sleep 0.1; done; kill -KILL $!; cat "$HOME/said"';
    const ended = 'kill -KILL "$(cat "$HOME/daemon.pid")"';
    const lines = await inSession(
      `"$NODE" "$ACT" set first; ${frozen}; TIMEOUT_MS=2000; export TIMEOUT_MS; ${secondSet}; ${ended}`,
    );
    expect(lines).toEqual([
      { kind: 'keyring', token: 'first', finalKind: 'keyring' },
      { kind: 'memory', token: 'second', finalKind: 'memory' },
    ]);
  });
});
