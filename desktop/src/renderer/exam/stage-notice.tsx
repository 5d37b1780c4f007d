/** Says calmly, above the first question of a section, why it has begun. */
import { Button } from '@mantine/core';
import type { ExamView } from '#desktop/contract/exam';
import { useContentLanguage } from '../design/content-language.ts';
import css from './stage-notice.module.css';

interface StageNoticeProps {
  exam: ExamView;
  ended: 'section' | 'break';
  onDismiss: () => void;
}

export function StageNotice({ exam, ended, onDismiss }: StageNoticeProps) {
  const before = exam.sections[exam.section - 1]?.title;
  const lang = useContentLanguage();
  return (
    <div className={css.notice} role="status">
      <p>
        {ended === 'break' ? (
          'The break is over. The clock of this section runs.'
        ) : (
          <>
            Time was up. <bdi lang={lang}>{before}</bdi> is handed in as it stood, with every answer kept.
            This is the next section.
          </>
        )}
      </p>
      <Button variant="subtle" size="sm" onClick={onDismiss}>
        All right
      </Button>
    </div>
  );
}
