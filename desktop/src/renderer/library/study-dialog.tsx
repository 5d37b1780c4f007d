/** Chooses what of a pack to study: a topic, which questions, how many. */
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import { Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import type { PackSummary } from '#desktop/contract/library';
import { ErrorNotice } from '../design/error-notice.tsx';
import { counted } from '../design/number-words.ts';
import { useStart, type Start } from '../today/use-start.ts';
import css from './library.module.css';

const choices: { value: Start['choose']; label: string }[] = [
  { value: 'mixed', label: 'New first' },
  { value: 'new', label: 'Only new' },
  { value: 'mistakes', label: 'Mistakes' },
];
const counts = ['10', '20', '40'];

export function StudyDialog({ pack, onClose }: { pack: PackSummary; onClose: () => void }) {
  const start = useStart();
  const [topic, setTopic] = useState<string | null>(null);
  const [choose, setChoose] = useState<Start['choose']>('mixed');
  const [count, setCount] = useState('10');
  const topics = pack.topics.map(({ topic: value, itemCount }) => ({
    value,
    label: `${value} (${counted(itemCount, 'question', 'questions')})`,
  }));
  return (
    <Modal opened onClose={onClose} title={`Study ${pack.title}`}>
      <div className={css.dialog}>
        <Select
          label="Topic"
          placeholder="All topics"
          data={topics}
          value={topic}
          onChange={setTopic}
          searchable
          clearable
          limit={100}
        />
        <SegmentedControl
          aria-label="Which questions"
          data={choices}
          value={choose}
          onChange={(value) => setChoose(value)}
        />
        <SegmentedControl aria-label="How many" data={counts} value={count} onChange={setCount} />
        {start.error && <ErrorNotice error={start.error} safe="Nothing was changed." />}
        <div className={css.dialogActs}>
          <Button
            variant="filled"
            loading={start.isPending}
            onClick={() => start.mutate({ packId: pack.id, topic, choose, count: Number(count) })}
          >
            Start
          </Button>
        </div>
      </div>
    </Modal>
  );
}
