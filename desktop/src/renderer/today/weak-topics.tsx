/** The weakest topics with the interval their true level probably lies in, and a way to practise each. */
import { Button } from '@mantine/core';
import type { Today } from '#desktop/contract/study';
import { IntervalBar } from '../design/interval-bar.tsx';
import { MarginRow } from '../design/margin-row.tsx';
import { shareRangeText, shareText } from '../design/number-words.ts';
import { Table } from '../design/table.tsx';
import { StartTrouble } from './start-trouble.tsx';
import { sessionCount, useStart } from './use-start.ts';
import css from './today.module.css';

export function WeakTopics({ topics }: { topics: Today['weakTopics'] }) {
  const start = useStart();
  return (
    <MarginRow label="Weak topics" note="80% range" drop="small">
      <Table name="Your weakest topics, with 80 % intervals" className={css.topics}>
        <tbody>
          {topics.map(({ topic, packId, packTitle, locale, share }) => (
            <tr key={`${packId} ${topic}`}>
              <th scope="row" title={packTitle} lang={locale}>
                {topic}
              </th>
              <td className={css.interval}>
                <IntervalBar label={topic} length={210} {...share} />
              </td>
              <td>
                <b>{shareText(share.value)}</b>
              </td>
              <td className={css.range}>{shareRangeText(share.low, share.high)}</td>
              <td className={css.act}>
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
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <StartTrouble error={start.error} />
    </MarginRow>
  );
}
