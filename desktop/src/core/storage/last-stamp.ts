/** The latest stamp of a document's field that was written or seen here: the next one must be later (SY8). */
import { z } from 'zod';
import { metaEntry } from './meta.ts';

export const lastStampEntry = metaEntry('clock.stamp', z.string(), '');
