/** Hints that tutors wrote for items of the starter pack; honest ones, which the leak check must let pass. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { hintLevel } from '@answly/shared/http/tutor';

const goldenHint = z.object({
  itemId: z.uuid(),
  level: hintLevel,
  languageCode: z.string(),
  text: z.string().min(1),
});
export type GoldenHint = z.infer<typeof goldenHint>;

export function goldenHints(): GoldenHint[] {
  const text = readFileSync(new URL('./hints.json', import.meta.url), 'utf8');
  return goldenHint.array().parse(JSON.parse(text));
}
