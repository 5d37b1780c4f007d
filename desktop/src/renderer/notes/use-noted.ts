/** At which places of a session the student has written a note. */
import { useCoreQuery } from '../bridge/use-call.ts';

/** @returns positions; none while they are asked for. */
export function useNoted(sessionId: string): readonly number[] {
  return useCoreQuery('note.places', { sessionId }).data?.positions ?? [];
}
