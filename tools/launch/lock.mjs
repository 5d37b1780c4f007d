/** One process at a time: a lock file that names its holder, so that a lock left by a killed process is taken over. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const pollMs = 300;
/** A lock file without a readable holder is a write in progress, unless it is this old. */
const unreadableMs = 5_000;

/**
 * Runs `act` while holding the lock at `path`.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withLock(path, act) {
  mkdirSync(dirname(path), { recursive: true });
  let said = false;
  while (!tryLock(path)) {
    if (!said) console.error('Another copy of Answly is installing; waiting for it.');
    said = true;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  try {
    return await act();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path) {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isAbandoned(path)) rmSync(path, { force: true });
    return false;
  }
}

function isAbandoned(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder > 0) return !isRunning(holder);
    return Date.now() - statSync(path).mtimeMs > unreadableMs;
  } catch {
    // Gone in the meantime: the next try takes it.
    return false;
  }
}

/** A process of another user counts as running: its signal is refused, not unknown. */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
