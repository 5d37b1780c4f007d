/** Finds the core of one data folder among the running processes, so that a journey can kill just that one. */
import { execFileSync } from 'node:child_process';

/** The process id of the core that has `dataFolder` open. */
export function findCore(dataFolder: string): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  const line = lines
    .split('\n')
    .find((each) => /core[/\\](?:main|core)\.[jt]s/u.test(each) && each.includes(dataFolder));
  const pid = Number(line?.trim().split(/\s/u)[0]);
  if (!Number.isInteger(pid)) throw new Error(`no core runs on ${dataFolder}`);
  return pid;
}
