/** Lines of an import's report: where in the file, what it is, and what to do. */
import type { ImportReport } from '@answly/shared/formats/report';
import css from './library.module.css';
import { rejectionWords } from './rejection-words.ts';

/** More than this is read better in the saved list. */
const shownMax = 50;

export function ReportLines({ lines, label }: { lines: ImportReport['rejected']; label: string }) {
  return (
    <ol className={css.rejected} aria-label={label}>
      {lines.slice(0, shownMax).map(({ place, code, message }) => {
        const { fault, advice } = rejectionWords(place, message);
        return (
          <li key={`${place} ${code}`}>
            <b className={css.place}>{place}</b>
            <p>
              <b>{fault}</b> <span className={css.advice}>{advice}</span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
