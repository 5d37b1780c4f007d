/** What the end of a stage is called: of a section, or of all of it. */
import type { ExamView } from '#desktop/contract/exam';

export interface EndWords {
  /** Opens the dialog. */
  review: string;
  title: string;
  /** Ends it. */
  end: string;
  /** What cannot be undone. */
  after: string;
}

export function endWords({ sections, section }: Pick<ExamView, 'sections' | 'section'>): EndWords {
  if (section === sections.length - 1) {
    return {
      review: 'Review and hand in',
      title: 'Hand in?',
      end: 'Hand in',
      after: 'After that nothing can be changed, and you see the result.',
    };
  }
  const name = `section ${section + 1}`;
  return {
    review: `Review and end ${name}`,
    title: `End ${name} of ${sections.length}?`,
    end: `End ${name}`,
    after: 'You cannot come back to it.',
  };
}
