/** The sections of an exam under the bar: what is done, what is open, what comes, and the rule that holds now. */
import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLock } from '@tabler/icons-react';
import type { ExamView } from '#desktop/contract/exam';
import { useContentLanguage } from '../design/content-language.ts';
import { small } from '../design/icons.ts';
import { ruleWords, sectionName } from './exam-words.ts';
import css from './section-strip.module.css';

export function SectionStrip({ exam }: { exam: ExamView }) {
  const name = sectionName(exam);
  const lang = useContentLanguage();
  return (
    <section className={css.strip} aria-label="Section of the exam">
      {name !== '' && <p className={css.name}>{name}</p>}
      {exam.sections.length > 1 && (
        <ol className={css.sections} aria-label="Sections">
          {exam.sections.map((section, at) => (
            <li
              key={at}
              className={css.section}
              data-state={at < exam.section ? 'done' : at === exam.section ? 'open' : 'later'}
              {...(at === exam.section ? { 'aria-current': 'step' as const } : {})}
            >
              <span className={css.sign}>
                {at < exam.section && <IconCheck {...small} />}
                {at === exam.section && at + 1}
                {at > exam.section && <IconLock {...small} />}
              </span>
              <span lang={lang} dir="auto">
                {section.title}
              </span>
              <VisuallyHidden>
                {at < exam.section ? ', done' : at > exam.section ? ', later' : ''}
              </VisuallyHidden>
            </li>
          ))}
        </ol>
      )}
      <p className={css.rule}>{ruleWords(exam)}</p>
    </section>
  );
}
