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
  /** At most `limits.importRejectedMax` of them; `items - imported` is how many there are. */
  rejected: z.array(rejected),
  /** Rows that came in, but changed, such as a picture on the web that became a link. Absent when there are none. */
  notes: z.array(rejected).optional(),
});
export type ImportReport = z.infer<typeof importReport>;
