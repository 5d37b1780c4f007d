/** What the question itself says, where the tutor cannot. */
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import css from './turn.module.css';

export function ItemNotes({ view, optionId }: { view: PlaceView; optionId: string | null }) {
  const feedback = view.feedback;
  if (feedback === null) return null;
  const ids = optionId === null ? feedback.correctOptionIds : [optionId, ...feedback.correctOptionIds];
  const notes = [...ids.map((id) => feedback.rationales[id]), feedback.explanation];
  const text = notes.filter((note) => note !== undefined && note !== '').join('\n\n');
  return (
    <div className={css.text} data-by="person">
      <Markdown text={text === '' ? feedback.objective : text} />
    </div>
  );
}
