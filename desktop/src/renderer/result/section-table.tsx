/** The sections of an exam: marks, whether each was passed, and the time each took. */
import { IconCheck, IconX } from '@tabler/icons-react';
import type { SessionResult } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { marksText, shareText } from '../design/number-words.ts';
import { Table } from '../design/table.tsx';
import { clockText } from '../design/time-words.ts';
import { scoreShare } from './score-words.ts';
import css from './section-table.module.css';

interface SectionTableProps {
  sections: NonNullable<SessionResult['outcome']>['sections'];
  /** By section; null without a limit. */
  limitsMs: readonly (number | null)[];
  /** Of their titles. */
  lang: string | undefined;
}

export function SectionTable({ sections, limitsMs, lang }: SectionTableProps) {
  const single = sections.length === 1;
  const anyPass = sections.some(({ passed }) => passed !== null);
  return (
    <Table name="Sections of the exam" className={css.table}>
      <thead>
        <tr>
          <th scope="col">Section</th>
          <th scope="col">Marks</th>
          <th scope="col">Share</th>
          <th scope="col">Time</th>
          {anyPass && <th scope="col">Outcome</th>}
        </tr>
      </thead>
      <tbody>
        {sections.map((section, at) => (
          <tr key={at}>
            <th scope="row" {...(single ? {} : { lang, dir: 'auto' })}>
              {single ? 'All questions' : section.title}
            </th>
            <td>
              {marksText(section.scoreMilli)} of {marksText(section.maxMilli)}
            </td>
            <td>{shareText(scoreShare(section) ?? 0)}</td>
            <td>{timeWords(section.spentMs, limitsMs[at] ?? null)}</td>
            {anyPass && (
              <td>
                <Passed passed={section.passed} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function timeWords(spentMs: number, limitMs: number | null): string {
  return limitMs === null ? clockText(spentMs) : `${clockText(spentMs)} of ${clockText(limitMs)}`;
}

function Passed({ passed }: { passed: boolean | null }) {
  if (passed === null) return <span className={css.none}>no mark of its own</span>;
  return (
    <span className={css.passed} data-passed={passed}>
      {passed ? <IconCheck {...small} /> : <IconX {...small} />}
      {passed ? 'Passed' : 'Not passed'}
    </span>
  );
}
