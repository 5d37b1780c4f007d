/** The passage or case a question belongs to, beside the question. */
import { plainLine } from '@answly/shared/model/plain-line';
import { Markdown } from '../content/markdown.tsx';
import { pageLanguage, useContentLanguage } from '../design/content-language.ts';
import css from './stimulus.module.css';

interface StimulusProps {
  /** Markdown, as the content is. */
  title: string;
  content: string;
  /** "for questions 16 to 18"; empty for one question alone. */
  span: string;
}

export function Stimulus({ title, content, span }: StimulusProps) {
  const name = plainLine(title);
  return (
    <section className={css.passage} aria-label={name} lang={useContentLanguage()} tabIndex={0}>
      <h2 className={css.title}>
        {name}{' '}
        {span !== '' && (
          <span className={css.span} lang={pageLanguage}>
            {span}
          </span>
        )}
      </h2>
      <div id="passage">
        <Markdown text={content} />
      </div>
    </section>
  );
}
