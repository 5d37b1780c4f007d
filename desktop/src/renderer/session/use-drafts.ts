/** What is chosen but not answered, kept for each place while the session is open. */
import { useState } from 'react';
import type { PlaceView } from '#desktop/contract/study';
import type { Draft } from './draft.ts';
import { draftOf, emptyDraft } from './draft.ts';

/** @returns the draft of the place, and how to change it. A place that was answered shows its response. */
export function useDrafts(place: PlaceView | undefined): [Draft, (change: (draft: Draft) => Draft) => void] {
  const [drafts, setDrafts] = useState<ReadonlyMap<number, Draft>>(new Map());
  const position = place?.position ?? 0;
  const feedback = place?.feedback ?? null;
  // What stands in a timed session is where the student goes on.
  const standing = place?.standing ?? null;
  const begun = standing === null ? emptyDraft : draftOf(standing.response, standing.certainty);
  const draft =
    feedback === null ? (drafts.get(position) ?? begun) : draftOf(feedback.response, feedback.certainty);
  return [
    draft,
    (change) => setDrafts((before) => new Map(before).set(position, change(before.get(position) ?? begun))),
  ];
}
