/** The weakest topics with the interval their true level probably lies in, and a way to practise each. */
import '@mantine/core/styles/Table.layer.css';
import { Button, Table, VisuallyHidden } from '@mantine/core';
import type { Today } from '#desktop/contract/study';
import { IntervalBar } from '../design/interval-bar.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { shareRangeText, shareText } from '../design/number-words.ts';
import { StartTrouble } from './start-trouble.tsx';
import { sessionCount, useStart } from './use-start.ts';
import css from './today.module.css';

export function WeakTopics({ topics }: { topics: Today['weakTopics'] }) {
  const start = useStart();
  return (
    <MarginRow label="Weak topics" note="80% range" drop="small">
      <Table fz="md" withRowBorders={false} className={css.topics ?? ''}>
        <Table.Caption className={css.caption ?? ''}>
          <VisuallyHidden>Your weakest topics, with 80 % intervals</VisuallyHidden>
        </Table.Caption>
        <Table.Tbody>
          {topics.map(({ topic, packId, packTitle, share }) => (
            <Table.Tr key={`${packId} ${topic}`}>
              <Table.Th scope="row" title={packTitle}>
                {topic}
              </Table.Th>
              <Table.Td className={css.interval ?? ''}>
                <IntervalBar label={topic} length={210} {...share} />
              </Table.Td>
              <Table.Td>
                <b>{shareText(share.value)}</b>
              </Table.Td>
              <Table.Td className={css.range ?? ''}>{shareRangeText(share.low, share.high)}</Table.Td>
              <Table.Td className={css.act ?? ''}>
                <Button
                  variant="subtle"
                  size="sm"
                  aria-label={`Practise ${topic}`}
                  onClick={() =>
                    start.mutate({ packId, topics: [topic], choose: 'mixed', count: sessionCount })
                  }
                >
                  Practise
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <StartTrouble error={start.error} />
    </MarginRow>
  );
}
