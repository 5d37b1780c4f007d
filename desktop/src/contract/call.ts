/** The form of one call from a window to the core. */
import type { z } from 'zod';

export interface Call {
  input: z.ZodType;
  output: z.ZodType;
}

/** Keeps the literal types of a table of calls while checking its form. */
export function calls<const C extends Record<string, Call>>(table: C): C {
  return table;
}
