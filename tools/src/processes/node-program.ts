/** How to start one of the project's own programs as a child process of this Node. */
import { fileURLToPath } from 'node:url';
import type { ChildOptions } from './child.ts';

const followParent = new URL('./follow-parent.ts', import.meta.url).href;

/** The command for the program at `module`, a file URL; it ends by itself when its parent is gone. */
export function nodeProgram(module: URL, args: string[]): Pick<ChildOptions, 'command' | 'args'> {
  return { command: process.execPath, args: ['--import', followParent, fileURLToPath(module), ...args] };
}
