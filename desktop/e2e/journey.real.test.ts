/** The journey on the General pool of amateur radio, when the folder of real content stands beside the checkout. */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runJourney } from './journey.ts';

const radio = fileURLToPath(new URL('../../../shared/content/ham-radio/', import.meta.url));

test('the General pool: 423 questions imported with their figure, and the whole journey on them', async () => {
  expect(existsSync(radio), `${radio} holds the real content`).toBe(true);
  const figures = readdirSync(join(radio, 'figures')).map((name) => join(radio, 'figures', name));
  await runJourney({
    files: [join(radio, 'general-2023-2027.json'), ...figures.filter((path) => /g7-1/u.test(path))],
    title: 'General 2023-2027',
    itemCount: 423,
  });
});
