/** What an import did: how many items came in, and what was left out, where and why. */
import { z } from 'zod';

export const rejected = z.object({
  /** Where in the file, as a person finds it: "row 12", "line 88", "pack/items.json". */
  place: z.string(),
  /** Machine-readable reason, such as `option.missing` or `key.unknown`. */
  code: z.string(),
  /** One sentence: what is wrong and what to do. */
  message: z.string(),
});
export type Rejected = z.infer<typeof rejected>;

export const importReport = z.object({
  /** Questions found in the file. */
  items: z.int(),
  imported: z.int(),
  rejected: z.array(rejected),
});
export type ImportReport = z.infer<typeof importReport>;
