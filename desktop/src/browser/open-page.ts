/** Opens an address in the student's usual browser. */
import { spawn } from 'node:child_process';

const commands: Partial<Record<NodeJS.Platform, [string, ...string[]]>> = {
  darwin: ['open'],
  linux: ['xdg-open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Where there is no such command nothing happens: the address is printed anyway. */
export function openPage(url: string): void {
  const [command, ...args] = commands[process.platform] ?? [];
  if (command === undefined) return;
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
