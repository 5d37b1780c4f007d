/** What the question itself says, where the tutor cannot. */
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { noteParts } from './note-parts.ts';
import css from './turn.module.css';

export function ItemNotes({ view, optionId }: { view: PlaceView; optionId: string | null }) {
  return noteParts(view, optionId).map(({ name, text }) => (
    <div key={name}>
      <h4 className={css.name}>{name}</h4>
      <div className={css.text} data-by="person">
        <Markdown text={text} />
      </div>
    </div>
  ));
}
