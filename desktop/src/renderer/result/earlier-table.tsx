/** Earlier sittings of the same exam, the newest first, against this one; the scale above shows them as open bubbles. */
import { Link } from '@tanstack/react-router';
import type { SessionResult } from '#desktop/contract/study';
import { marksText, shareText } from '../design/number-words.ts';
import { Table } from '../design/table.tsx';
import { dateTimeText } from '../design/time-words.ts';
import { useUnfold } from '../today/use-unfold.tsx';
import { changeWords } from './outcome-words.ts';
import { scoreShare } from './score-words.ts';
import css from './section-table.module.css';

export function EarlierTable({ result }: { result: SessionResult }) {
  const { shown, more } = useUnfold(result.earlier, 5);
  const anyPass = result.earlier.some(({ passed }) => passed !== null);
  const share = scoreShare(result) ?? 0;
  return (
    <>
      <Table name="Earlier sittings of this exam" className={css.table}>
        <thead>
          <tr>
            <th scope="col">Sat on</th>
            <th scope="col">Marks</th>
            <th scope="col">Share</th>
            {anyPass && <th scope="col">Outcome</th>}
            <th scope="col">Since then</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((sitting) => (
            <tr key={sitting.sessionId}>
              <th scope="row">
                <Link
                  to="/result/$sessionId"
                  params={{ sessionId: sitting.sessionId }}
                  className={css.link ?? ''}
                >
                  {dateTimeText(sitting.startedAt)}
                </Link>
              </th>
              <td>
                {marksText(sitting.scoreMilli)} of {marksText(sitting.maxMilli)}
              </td>
              <td>{shareText(scoreShare(sitting) ?? 0)}</td>
              {anyPass && <td>{passedWords(sitting.passed)}</td>}
              <td>{changeWords(share, scoreShare(sitting) ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more}
    </>
  );
}

function passedWords(passed: boolean | null): string {
  if (passed === null) return '';
  return passed ? 'Passed' : 'Not passed';
}
