/** The fleet that the tests of a file act on: one cloud for all of them, and no device is left from one to the next. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { current } from '../tools/src/testing/current.ts';
import { startFleet, type Fleet } from './fleet.ts';

/** Called once at the top of a file, before its own hooks: they may use what it gives. */
export function useFleet(): Fleet {
  let opened: Fleet | undefined;
  beforeAll(async () => {
    opened = await startFleet();
  });
  afterEach(() => opened?.closeDevices());
  afterAll(() => opened?.stop());
  return current(() => opened);
}
