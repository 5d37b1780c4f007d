/** Topics weakest first, each share with the interval it probably lies in. */
import { Button } from '@mantine/core';
import type { TopicResult } from '#desktop/contract/study';
import { IntervalBar } from '../design/interval-bar.tsx';
import { marksText, shareRangeText } from '../design/number-words.ts';
import { Table } from '../design/table.tsx';
import { StartTrouble } from '../today/start-trouble.tsx';
import { sessionCount, useStart } from '../today/use-start.ts';
import css from './topic-table.module.css';

/** More than these are not the weakest any more. */
const practiseMax = 3;

interface TopicTableProps {
  topics: readonly TopicResult[];
  /** The pass line of the exam, 0–1, where there is one. */
  pass: number | undefined;
}

export function TopicTable({ topics, pass }: TopicTableProps) {
  const start = useStart();
  const practise = (topic: string) =>
    !start.isPending && start.mutate({ packId: null, topics: [topic], choose: 'mixed', count: sessionCount });
  return (
    <>
      <Table name="Topics, weakest first, with 80 per cent intervals" className={css.table}>
        <tbody>
          {topics.map((topic, at) => (
            <tr key={topic.topic}>
              <th scope="row" lang={topic.locale} dir="auto">
                {topic.topic}
              </th>
              <td className={css.interval}>
                <IntervalBar label={topic.topic} {...topic.share} pass={pass} />
              </td>
              <td className={css.number}>
                {marksText(topic.rightMilli)} of {marksText(topic.maxMilli)}
              </td>
              <td className={css.range}>{shareRangeText(topic.share.low, topic.share.high)}</td>
              <td className={css.act}>
                {at < practiseMax && topic.rightMilli < topic.maxMilli && (
                  <Button
                    variant="subtle"
                    size="sm"
                    className={css.practise ?? ''}
                    aria-label={`Practise ${topic.topic}`}
                    onClick={() => practise(topic.topic)}
                  >
                    Practise
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <StartTrouble error={start.error} />
      <p className={css.key}>
        <svg className={css.sample} viewBox="0 0 40 12" aria-hidden="true">
          <rect x="2" y="2" width="36" height="8" rx="4" />
        </svg>
        where your true level probably lies (80%)
        {pass !== undefined && (
          <>
            <svg className={css.passSample} viewBox="0 0 6 14" aria-hidden="true">
              <path d="M1.5 0V14M4.5 0V14" />
            </svg>
            pass line
          </>
        )}
      </p>
    </>
  );
}
