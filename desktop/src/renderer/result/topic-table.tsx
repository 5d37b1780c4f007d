/** Topics weakest first, each share with the interval it probably lies in. */
import { Table, VisuallyHidden } from '@mantine/core';
import '@mantine/core/styles/ScrollArea.layer.css';
import '@mantine/core/styles/Table.layer.css';
import type { TopicResult } from '#desktop/contract/study';
import { IntervalBar } from '../design/interval-bar.tsx';
import { marksText, shareRangeText } from '../design/number-words.ts';
import css from './topic-table.module.css';

export function TopicTable({ topics }: { topics: readonly TopicResult[] }) {
  return (
    <>
      <Table withRowBorders={false} className={css.table ?? ''}>
        <Table.Caption className={css.caption ?? ''}>
          <VisuallyHidden>Topics, weakest first, with 80 per cent intervals</VisuallyHidden>
        </Table.Caption>
        <Table.Tbody>
          {topics.map((topic) => (
            <Table.Tr key={topic.topic}>
              <Table.Th scope="row" dir="auto">
                {topic.topic}
              </Table.Th>
              <Table.Td className={css.interval ?? ''}>
                <IntervalBar label={topic.topic} {...topic.share} />
              </Table.Td>
              <Table.Td className={css.number ?? ''}>
                {marksText(topic.rightMilli)} of {marksText(topic.maxMilli)}
              </Table.Td>
              <Table.Td className={css.range ?? ''}>
                {shareRangeText(topic.share.low, topic.share.high)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className={css.key}>
        <svg className={css.sample} viewBox="0 0 40 12" aria-hidden="true">
          <rect x="2" y="2" width="36" height="8" rx="4" />
        </svg>
        where your true level probably lies (80%)
      </p>
    </>
  );
}
