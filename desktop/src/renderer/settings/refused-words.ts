/** What the server refused and why, as a student should read it. */
import { isProblemCode, problemKinds } from '@answly/shared/errors/codes';

const kinds: Record<string, string> = {
  attempt: 'An answer',
  'session-event': 'A step of a session',
  'progress-reset': 'A reset of progress',
  undo: 'Taking back a reset',
  note: 'A note',
  settings: 'Your settings',
};

export function refusedKindWords(kind: string): string {
  return kinds[kind] ?? 'A change of a newer Answly';
}

/** The server's own detail is for whoever mends it: it is in the file, and stands here only where no code says more. */
export function refusedReason(code: string, detail: string): string {
  if (isProblemCode(code)) return problemKinds[code].title;
  return detail === '' ? 'The server gave no reason.' : detail;
}
