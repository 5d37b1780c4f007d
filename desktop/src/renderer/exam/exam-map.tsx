/** The map of the open section, and what is left to do in it. */
import type { ExamView } from '#desktop/contract/exam';
import type { PlaceView } from '#desktop/contract/study';
import { MapGrid } from '../design/map-grid.tsx';
import { counted } from '../design/number-words.ts';
import css from './exam-map.module.css';
import { passWords, ruleWords, sectionName, wrongWords } from './exam-words.ts';
import { useNoted } from '../notes/use-noted.ts';
import { progressOf, sectionOf } from './sitting.ts';

interface ExamMapProps {
  view: PlaceView;
  exam: ExamView;
  onGo: (position: number) => void;
}

export function ExamMap({ view, exam, onGo }: ExamMapProps) {
  const section = sectionOf(exam);
  const { first, count } = section;
  const noted = useNoted(view.session.sessionId).flatMap((place) =>
    place >= first && place < first + count ? [place - first] : [],
  );
  const { blank } = progressOf(view.session, section);
  return (
    <>
      <h2 className={css.title}>{exam.sections.length > 1 ? `Section ${exam.section + 1}` : 'Questions'}</h2>
      <MapGrid
        entries={view.session.entries.slice(first, first + count)}
        position={view.position - first}
        timed
        noted={noted}
        open={exam.open.map((place) => place - first)}
        onGo={(at) => onGo(first + at)}
      />
      <p className={css.words}>
        {blank.length === 0
          ? 'Every question has an answer.'
          : `${counted(blank.length, 'question has', 'questions have')} no answer.`}{' '}
        {passWords(exam)} {wrongWords(exam)}
        {sectionName(exam) === '' && ` ${ruleWords(exam)}`}
      </p>
    </>
  );
}
