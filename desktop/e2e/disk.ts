/** A disk that is full when a test says so: what the page asks to be written is then refused, as the core refuses it. */
import type { Page } from 'playwright-core';
import type { CallName } from '#desktop/contract/calls';
import { refuseCalls } from './refuse-calls.ts';

export interface Disk {
  full: boolean;
  /** The calls that it has no room for. */
  refused: CallName[];
  /** How many calls it has had no room for. */
  refusals: number;
}

/** Stands between the page, which is loaded anew, and the core. */
export async function openDisk(page: Page): Promise<Disk> {
  const disk: Disk = { full: false, refused: ['study.answer'], refusals: 0 };
  await refuseCalls(page, (call) => {
    if (!disk.full || !disk.refused.includes(call)) return undefined;
    disk.refusals += 1;
    return { code: 'disk.full' };
  });
  return disk;
}
