/** The other side of a flashcard, once it was turned over. */
import type { PlaceView } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import css from './card-field.module.css';
import type { SessionActs } from './use-session-acts.ts';

interface CardFieldProps {
  view: PlaceView;
  acts: SessionActs;
}

export function CardField({ view, acts }: CardFieldProps) {
  const { back } = view.question;
  // Who left it without an answer may read it afterwards.
  if (back === null || !(acts.draft.turned || acts.phase === 'reading')) return null;
  return (
    <div
      key={view.position}
      ref={acts.phase === 'answering' ? readHere : null}
      className={css.back}
      tabIndex={-1}
      role="group"
      aria-label="Other side"
    >
      <Markdown text={back} />
    </div>
  );
}

/** Read out as soon as it is there; the grades are the next stop. */
function readHere(back: HTMLElement | null): void {
  back?.focus({ preventScroll: true });
  back?.scrollIntoView({ block: 'nearest' });
}
