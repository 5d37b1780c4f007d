/** A stem with gaps: fields stand in its text, and once it is marked, what was put there. */
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { GapAnswer } from '../feedback/gap-answer.tsx';
import { fillPart } from './draft.ts';
import { GapField } from './gap-field.tsx';
import type { SessionActs } from './use-session-acts.ts';

interface ClozeStemProps {
  view: PlaceView;
  acts: SessionActs;
}

export function ClozeStem({ view, acts }: ClozeStemProps) {
  const { question, feedback } = view;
  const { gaps } = question;
  const ids = gaps.map(({ id }) => id);

  function show(id: string) {
    const at = ids.indexOf(id);
    const gap = gaps[at];
    if (gap === undefined) return null;
    if (feedback !== null) return <GapAnswer gap={gap} at={at} feedback={feedback} />;
    return (
      <GapField
        // Two questions may name their gaps alike.
        key={`${view.position} ${id}`}
        gap={gap}
        label={`Gap ${at + 1} of ${gaps.length}`}
        value={acts.draft.parts[id] ?? ''}
        open={acts.phase === 'answering'}
        onFill={(value) => acts.edit((before) => fillPart(before, id, value))}
      />
    );
  }

  return <Markdown text={question.stem} gaps={{ ids, show }} />;
}
