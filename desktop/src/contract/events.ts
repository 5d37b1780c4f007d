/** What the core tells its windows without being asked. */
import { tutorSource } from '@answly/shared/http/tutor';
import { problem } from '@answly/shared/errors/problem';
import { z } from 'zod';
import { accountState, syncState } from './account.ts';

export const events = {
  'sync.state': syncState,
  'account.state': accountState,
  /** Facts from another device arrived, packs changed, or the room on the disk: what is shown may be old. */
  'data.changed': z.object({ what: z.enum(['facts', 'packs', 'settings', 'disk']) }),
  /** A timed session has begun, or something in it has ended: what is shown of it, and of what it asks, is old. */
  'study.changed': z.object({ sessionId: z.uuid() }),
  /** A place of a session was answered, marked or gone to, perhaps by another window: what is shown of it may be old. */
  'place.changed': z.object({ sessionId: z.uuid(), position: z.int() }),
  'import.progress': z.object({
    importId: z.uuid(),
    phase: z.enum(['reading', 'checking', 'saving']),
    done: z.int(),
    total: z.int(),
  }),
  /** An answer begins; a second one begins it anew, without what came before. */
  'tutor.meta': z.object({ requestId: z.uuid(), source: tutorSource }),
  'tutor.delta': z.object({ requestId: z.uuid(), text: z.string() }),
  'tutor.done': z.object({ requestId: z.uuid() }),
  'tutor.failed': z.object({
    requestId: z.uuid(),
    problem,
    /** What the question itself says in place of a hint; absent where that would give it away. */
    objective: z.string().optional(),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventData<N extends EventName> = z.output<(typeof events)[N]>;
