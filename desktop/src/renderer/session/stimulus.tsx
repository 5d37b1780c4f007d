/** The passage or case a question belongs to, beside the question. */
import { Markdown } from '../content/markdown.tsx';
import css from './stimulus.module.css';

interface StimulusProps {
  title: string;
  content: string;
}

export function Stimulus({ title, content }: StimulusProps) {
  return (
    <section className={css.passage} aria-label={title} tabIndex={0}>
      <h2 className={css.title}>{title}</h2>
      <Markdown text={content} />
    </section>
  );
}
