/** By how much this computer's clock is off, as far as the server has told (SY8). */
import { z } from 'zod';
import { metaEntry } from './meta.ts';

/** Milliseconds to add to the wall clock. */
export const clockOffsetEntry = metaEntry('clock.offset', z.int(), 0);
