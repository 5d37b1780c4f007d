/** What students say of the tutor's answers. */
import type { z } from 'zod';
import type { rateTutor } from '@answly/shared/http/tutor';

export type Rating = z.infer<(typeof rateTutor)['body']>;

/** How an item's answers were received. */
export interface RatedItem {
  packId: string;
  itemId: string;
  itemVersion: number;
  mode: string;
  helped: number;
  notHelped: number;
  /** The reason given most often, if any was. */
  reason: string | null;
}

export interface Ratings {
  /** The last word on an answer counts. Of an item that nobody published there is nobody to mend it: nothing is kept. */
  put(userId: string, rating: Rating): Promise<void>;
  /** Those that helped least, most complaints first. */
  worst(count: number): Promise<RatedItem[]>;
}
