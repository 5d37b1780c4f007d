/** What axe finds wrong with the page as it is now, light and dark. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What depends on the colours, all that dark may do worse than light. */
const ofColours = { runOnly: ['color-contrast', 'link-in-text-block'] };

export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return [...(await found(page, 'light')), ...(await found(page, 'dark', ofColours))];
}

async function found(
  page: Page,
  colorScheme: 'light' | 'dark',
  options: axe.RunOptions = {},
): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const { violations: all } = await page.evaluate(
    (how) => (window as unknown as { axe: typeof axe }).axe.run(document, how),
    { ...options, resultTypes: ['violations' as const] },
  );
  return all.map(
    ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
