/** What is told on every screen: the disk is full, a note could not be kept, or packs did not come. */
import { PacksNotGot } from '../library/packs-not-got.tsx';
import type { NoteKey } from '../notes/note-drafts.ts';
import { UnsavedNotes } from '../notes/unsaved-notes.tsx';
import { DiskNotice } from './disk-notice.tsx';

interface StandingNoticesProps {
  className: string | undefined;
  /** The question whose note is open. */
  noteOpen?: NoteKey | undefined;
}

export function StandingNotices({ className, noteOpen }: StandingNoticesProps) {
  return (
    <>
      <DiskNotice className={className} />
      <UnsavedNotes className={className} open={noteOpen} />
      <PacksNotGot className={className} />
    </>
  );
}
