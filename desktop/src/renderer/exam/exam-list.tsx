/** The exams that packs offer: what awaits, earlier sittings, and why one cannot be drawn now. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ExamOffer } from '#desktop/contract/exam';
import { useCoreQuery } from '../bridge/use-call.ts';
import { ErrorNotice } from '../design/error-notice.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { dayText } from '../design/time-words.ts';
import { scoreWords } from '../result/score-words.ts';
import css from './exam-list.module.css';
import { offerWords } from './exam-words.ts';

const StartDialog = lazy(async () => ({ default: (await import('./start-dialog.tsx')).StartDialog }));

/** Nothing where no pack offers one. */
export function ExamList() {
  const exams = useCoreQuery('exam.list', {});
  const [chosen, choose] = useState<ExamOffer>();
  if (exams.data?.length === 0 || (exams.data === undefined && !exams.isError)) return null;
  return (
    <MarginRow label="Exams" note={exams.data === undefined ? '' : sitWords(exams.data)} drop="small">
      {exams.isError && <ErrorNotice error={exams.error} safe="What you saved is safe." />}
      <ul className={css.list}>
        {exams.data?.map((offer) => (
          <li key={`${offer.packId} ${offer.blueprintId}`} className={css.exam}>
            <div>
              <h3 className={css.name} lang={offer.locale} dir="auto">
                {offer.title}
              </h3>
              <p className={css.note}>
                <bdi lang={offer.locale}>{offer.packTitle}</bdi>: {offerWords(offer)}
              </p>
              {offer.shortages.map((why) => (
                <p key={why} className={css.short} dir="auto">
                  {why}
                </p>
              ))}
              <Earlier offer={offer} />
            </div>
            {offer.shortages.length === 0 && (
              <Button
                aria-label={`Sit the exam: ${offer.title}, ${offer.packTitle}`}
                onClick={() => choose(offer)}
              >
                Sit the exam
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {chosen !== undefined && <StartDialog offer={chosen} onClose={() => choose(undefined)} />}
      </Suspense>
    </MarginRow>
  );
}

/** One that cannot be drawn now is none to sit. */
function sitWords(exams: readonly ExamOffer[]): string {
  return `${exams.filter(({ shortages }) => shortages.length === 0).length} to sit`;
}

function Earlier({ offer }: { offer: ExamOffer }) {
  if (offer.earlier.length === 0) return null;
  return (
    <p className={css.note}>
      {offer.earlier.map((sitting, at) => (
        <span key={sitting.sessionId}>
          {at > 0 && ' · '}
          {sitting.over ? (
            <Link
              to="/result/$sessionId"
              params={{ sessionId: sitting.sessionId }}
              className={css.link ?? ''}
            >
              {dayText(sitting.startedAt)}: {scoreWords(sitting)}
              {sitting.passed === null ? '' : sitting.passed ? ', passed' : ', not passed'}
            </Link>
          ) : (
            <Link
              to="/session/$sessionId"
              params={{ sessionId: sitting.sessionId }}
              className={css.link ?? ''}
            >
              {dayText(sitting.startedAt)}: not finished
            </Link>
          )}
        </span>
      ))}
    </p>
  );
}
