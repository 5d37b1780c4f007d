/** Topics weakest first, each share with the interval it probably lies in. */
import { Button, Table, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Table.layer.css';
import type { TopicResult } from '#desktop/contract/study';
import { IntervalBar } from '../design/interval-bar.tsx';
import { marksText, shareRangeText } from '../design/number-words.ts';
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
      <Table withRowBorders={false} className={css.table ?? ''}>
        <Table.Caption className={css.caption ?? ''}>
          <VisuallyHidden>Topics, weakest first, with 80 per cent intervals</VisuallyHidden>
        </Table.Caption>
        <Table.Tbody>
          {topics.map((topic, at) => (
            <Table.Tr key={topic.topic}>
              <Table.Th scope="row" dir="auto">
                {topic.topic}
              </Table.Th>
              <Table.Td className={css.interval ?? ''}>
                <IntervalBar label={topic.topic} {...topic.share} pass={pass} />
              </Table.Td>
              <Table.Td className={css.number ?? ''}>
                {marksText(topic.rightMilli)} of {marksText(topic.maxMilli)}
              </Table.Td>
              <Table.Td className={css.range ?? ''}>
                {shareRangeText(topic.share.low, topic.share.high)}
              </Table.Td>
              <Table.Td className={css.act ?? ''}>
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
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
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
