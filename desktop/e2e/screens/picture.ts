/** One picture of a screen as it is now, in each scheme. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

export const picturesFolder = fileURLToPath(new URL('../../../docs/screens/', import.meta.url));
/** The window of the design's pictures. */
export const designSize = { width: 1280, height: 800 };

type Size = typeof designSize;

/** Without the room for a map beside the paper. */
export const narrow: Size = { width: 900, height: 700 };
/** Without the room for a margin. */
export const folded: Size = { width: 760, height: 700 };
/** What the design's window is at a text size of 200 %. */
export const zoomed: Size = { width: 640, height: 400 };

/** How long a hover or a loaded face may take to be drawn. */
const settleMs = 250;

export async function picture(page: Page, name: string): Promise<void> {
  // Nothing is drawn as under the mouse that was last clicked with.
  await page.mouse.move(0, 0);
  mkdirSync(picturesFolder, { recursive: true });
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(settleMs);
    const file = `${name}${scheme === 'dark' ? '-dark' : ''}.png`;
    await page.screenshot({ path: join(picturesFolder, file) });
  }
}

/** The same in a smaller window, which then has the design's size again. */
export async function pictureAt(page: Page, size: Size, name: string): Promise<void> {
  await page.setViewportSize(size);
  await picture(page, name);
  await page.setViewportSize(designSize);
}
