/** A disk that is full when a test says so: what the page asks to be written is then refused, as the core refuses it. */
import { AppError } from '@answly/shared/errors/app-error';
import { problemOf } from '@answly/shared/errors/problem-of';
import type { Page } from 'playwright-core';

export interface Disk {
  full: boolean;
  /** The calls that it has no room for. */
  refused: string[];
  /** How many calls it has had no room for. */
  refusals: number;
}

/** Stands between the page, which is loaded anew, and the core. */
export async function openDisk(page: Page): Promise<Disk> {
  const disk: Disk = { full: false, refused: ['study.answer'], refusals: 0 };
  await page.routeWebSocket(/./u, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => {
      const { id, call } = JSON.parse(String(message)) as { id: number; call: string };
      if (!disk.full || !disk.refused.includes(call)) return core.send(message);
      disk.refusals += 1;
      socket.send(JSON.stringify({ id, ok: false, problem: problemOf(new AppError('disk.full')) }));
    });
  });
  await page.reload();
  return disk;
}
