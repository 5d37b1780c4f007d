/** When a round with the server last ended well. */
import { z } from 'zod';
import { metaEntry } from './meta.ts';

/** Null until the first: up to then this device has never held all that the server holds. */
export const lastSuccessEntry = metaEntry('sync.last-success', z.int().nullable(), null);
