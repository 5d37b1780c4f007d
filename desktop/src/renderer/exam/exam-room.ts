/** Fetches what only a timed session shows: practice does without its script. */
import { createPart } from '../app/part.ts';

export const examRoom = createPart(async () => (await import('./exam-parts.ts')).examParts);
