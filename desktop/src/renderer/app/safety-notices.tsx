/** What is not safe just now, on every screen: the disk is full, or a note could not be kept. */
import type { NoteKey } from '../notes/note-drafts.ts';
import { UnsavedNotes } from '../notes/unsaved-notes.tsx';
import { DiskNotice } from './disk-notice.tsx';

interface SafetyNoticesProps {
  className: string | undefined;
  /** The question whose note is open. */
  noteOpen?: NoteKey | undefined;
}

export function SafetyNotices({ className, noteOpen }: SafetyNoticesProps) {
  return (
    <>
      <DiskNotice className={className} />
      <UnsavedNotes className={className} open={noteOpen} />
    </>
  );
}
