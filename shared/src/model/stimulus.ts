/** A passage or case that owns an ordered set of items, drawn together. */
import { z } from 'zod';
import { locale, markdown, markdownRequired } from './text.ts';

export const stimulus = z.object({
  id: z.uuid(),
  version: z.int().min(1),
  locale,
  title: markdown.default(''),
  content: markdownRequired,
  itemIds: z.array(z.uuid()).min(1),
});
export type Stimulus = z.infer<typeof stimulus>;
