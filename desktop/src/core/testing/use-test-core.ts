/** The core that the tests of a file act on: a new one for each test, on a folder that goes with it. */
import { afterEach, beforeEach } from 'vitest';
import { current } from '@answly/tools/testing/current';
import type { CoreParts } from '#desktop/core/core';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from './test-core.ts';

export interface UsedTestCore extends TestCore {
  folder: string;
  /** Ends the core and opens another on the same folder, with `changes` to what it stands on. */
  reopen(changes?: Partial<CoreParts>): Promise<void>;
}

/** Called once at the top of a file, before its own hooks: they may use what it gives. */
export function useTestCore(parts: Partial<CoreParts> = {}): UsedTestCore {
  let opened: UsedTestCore | undefined;
  const open = (folder: string, changes: Partial<CoreParts> = {}): UsedTestCore => {
    const bench = openTestCore(folder, { ...parts, ...changes });
    return {
      ...bench,
      folder,
      reopen: async (next) => {
        await bench.core.close();
        opened = open(folder, next);
      },
    };
  };
  beforeEach(() => void (opened = open(temporaryFolder())));
  afterEach(async () => {
    if (opened === undefined) return;
    await opened.core.close();
    removeFolder(opened.folder);
  });
  return current(() => opened);
}
