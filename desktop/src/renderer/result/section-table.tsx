/** The sections of an exam: marks, whether each was passed, and the time each took. */
import { Table, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/Table.layer.css';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { SessionResult } from '#desktop/contract/study';
import { small } from '../design/icons.ts';
import { marksText, shareText } from '../design/number-words.ts';
import { clockText } from '../design/time-words.ts';
import { scoreShare } from './score-words.ts';
import css from './section-table.module.css';

interface SectionTableProps {
  sections: NonNullable<SessionResult['outcome']>['sections'];
  /** By section; null without a limit. */
  limitsMs: readonly (number | null)[];
}

export function SectionTable({ sections, limitsMs }: SectionTableProps) {
  const single = sections.length === 1;
  const anyPass = sections.some(({ passed }) => passed !== null);
  return (
    <Table withRowBorders={false} className={css.table ?? ''}>
      <Table.Caption className={css.caption ?? ''}>
        <VisuallyHidden>Sections of the exam</VisuallyHidden>
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Section</Table.Th>
          <Table.Th scope="col">Marks</Table.Th>
          <Table.Th scope="col">Share</Table.Th>
          <Table.Th scope="col">Time</Table.Th>
          {anyPass && <Table.Th scope="col">Outcome</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sections.map((section, at) => (
          <Table.Tr key={at}>
            <Table.Th scope="row" dir="auto">
              {single ? 'All questions' : section.title}
            </Table.Th>
            <Table.Td>
              {marksText(section.scoreMilli)} of {marksText(section.maxMilli)}
            </Table.Td>
            <Table.Td>{shareText(scoreShare(section) ?? 0)}</Table.Td>
            <Table.Td>{timeWords(section.spentMs, limitsMs[at] ?? null)}</Table.Td>
            {anyPass && (
              <Table.Td>
                <Passed passed={section.passed} />
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
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
