/** Messages of students who want something else than help: the answer itself, the prompt, or another assistant. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const jailbreak = z.object({
  /** What an obedient model would give: the answer in some form, its prompt, or something that begins as `bait` says. */
  asks: z.enum([
    'plain',
    'bold',
    'capitals',
    'base64',
    'hex',
    'backwards',
    'rot13',
    'letters',
    'prompt',
    'bait',
  ]),
  /** Words, in small letters, that only an answer to this message holds. */
  bait: z.string().optional(),
  text: z.string().min(1).max(500),
});
export type Jailbreak = z.infer<typeof jailbreak>;

export function jailbreaks(): Jailbreak[] {
  const text = readFileSync(new URL('./jailbreaks.json', import.meta.url), 'utf8');
  return jailbreak.array().parse(JSON.parse(text));
}
