/** Why a part of an answer is right or wrong; nothing where the author gave no reason. */
import { Markdown } from '../content/markdown.tsx';
import css from './review.module.css';

export function Rationale({ text }: { text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <div className={css.rationale}>
      <Markdown text={text} />
    </div>
  );
}
