/** The API that the tests of a file ask: one for all of them. */
import { afterAll, beforeAll } from 'vitest';
import { current } from '@answly/tools/testing/current';
import { startTestCloud, type TestCloud } from './test-cloud.ts';

/** Called once at the top of a file, before its own hooks: they may use what it gives. */
export function useTestCloud(env: Record<string, string> = {}): TestCloud {
  let opened: TestCloud | undefined;
  beforeAll(async () => {
    opened = await startTestCloud(env);
  });
  afterAll(() => opened?.stop());
  return current(() => opened);
}
