/** Earlier sittings of the same exam, the newest first, against this one; the scale above shows them as open bubbles. */
import { Table, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/Table.layer.css';
import { Link } from '@tanstack/react-router';
import type { SessionResult } from '#desktop/contract/study';
import { marksText, shareText } from '../design/number-words.ts';
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
      <Table withRowBorders={false} className={css.table ?? ''}>
        <Table.Caption className={css.caption ?? ''}>
          <VisuallyHidden>Earlier sittings of this exam</VisuallyHidden>
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Sat on</Table.Th>
            <Table.Th scope="col">Marks</Table.Th>
            <Table.Th scope="col">Share</Table.Th>
            {anyPass && <Table.Th scope="col">Outcome</Table.Th>}
            <Table.Th scope="col">Since then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((sitting) => (
            <Table.Tr key={sitting.sessionId}>
              <Table.Th scope="row">
                <Link
                  to="/result/$sessionId"
                  params={{ sessionId: sitting.sessionId }}
                  className={css.link ?? ''}
                >
                  {dateTimeText(sitting.startedAt)}
                </Link>
              </Table.Th>
              <Table.Td>
                {marksText(sitting.scoreMilli)} of {marksText(sitting.maxMilli)}
              </Table.Td>
              <Table.Td>{shareText(scoreShare(sitting) ?? 0)}</Table.Td>
              {anyPass && <Table.Td>{passedWords(sitting.passed)}</Table.Td>}
              <Table.Td>{changeWords(share, scoreShare(sitting) ?? 0)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {more}
    </>
  );
}

function passedWords(passed: boolean | null): string {
  if (passed === null) return '';
  return passed ? 'Passed' : 'Not passed';
}
