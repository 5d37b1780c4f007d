/** How the API is started wherever it runs; its container does it by the same words. */
import type { ChildOptions } from './child.ts';
import { nodeProgram } from './node-program.ts';

const apiEntry = new URL('../../../cloud/src/main.ts', import.meta.url);

/**
 * Bounds of the heap, in MB. Left to itself, Node lets garbage grow with the machine's memory: a long push took 390 MB
 * where the API needs 190, and was no faster.
 */
export const heapFlags = ['--max-semi-space-size=4', '--max-old-space-size=512'];

/**
 * For the C library's allocator, where there is one to hear it: buffers of thousands of requests leave holes in its
 * arenas, 50 MB of them; large ones are given back at once.
 */
export const allocatorSettings = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

export function apiProgram(): Pick<ChildOptions, 'command' | 'args'> {
  const { command, args } = nodeProgram(apiEntry, []);
  return { command, args: [...heapFlags, ...args] };
}
