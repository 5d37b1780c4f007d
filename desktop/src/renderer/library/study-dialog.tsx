/** Chooses what of a pack to study: topics, which questions, how many. */
import { Modal } from '@mantine/core';
import { useRef, useState } from 'react';
import type { PackSummary } from '#desktop/contract/library';
import { BusyButton } from '../design/busy-button.tsx';
import { ChoiceField } from '../design/choice-field.tsx';
import { useTimeFactor } from '../exam/use-time-factor.ts';
import { StartTrouble } from '../today/start-trouble.tsx';
import { useStart, type Start } from '../today/use-start.ts';
import css from './library.module.css';
import { isBlockTime, TimeFields } from './time-fields.tsx';
import { TopicField } from './topic-field.tsx';

const choices: { value: Start['choose']; label: string }[] = [
  { value: 'mixed', label: 'New first' },
  { value: 'new', label: 'Only new' },
  { value: 'mistakes', label: 'Mistakes' },
  { value: 'flagged', label: 'Flagged' },
  { value: 'weak', label: 'Weak topics' },
];
const ways = [
  { value: 'tutor', label: 'Explained' },
  { value: 'timed', label: 'Timed' },
  { value: 'cram', label: 'Cram' },
] as const;
type Way = (typeof ways)[number]['value'];
const wayWords: Record<Way, string> = {
  tutor: 'Each answer is explained at once, and counts for what comes back when.',
  timed: 'Like an exam: answers can be changed until the end, and the explanations follow then.',
  cram: 'Each answer is explained at once; what comes back when stays as it is.',
};
/** Two minutes a question, as most exams give. */
const minutesFor = (count: string) => Number(count) * 2;
const counts = ['10', '20', '40'].map((value) => ({ value, label: value }));

export function StudyDialog({ pack, onClose }: { pack: PackSummary; onClose: () => void }) {
  const start = useStart();
  const [topics, setTopics] = useState<string[]>([]);
  const [choose, setChoose] = useState<Start['choose']>('mixed');
  const [count, setCount] = useState('10');
  const [way, setWay] = useState<Way>('tutor');
  const [minutes, setMinutes] = useState<number | string | null>(null);
  const time = useTimeFactor();
  const [refused, refuse] = useState(false);
  const limit = Number(minutes === null ? minutesFor(count) : minutes);
  const minutesRef = useRef<HTMLInputElement>(null);
  const choice: Start = {
    packId: pack.id,
    topics,
    choose,
    count: Number(count),
    ...(way === 'timed' ? { minutes: limit, timeFactor: time.factor } : {}),
    ...(way === 'cram' ? { cram: true } : {}),
  };
  /** What was refused is no longer on the screen once something else is chosen. */
  const isRefusedChoice = JSON.stringify(start.variables) === JSON.stringify(choice);
  function begin(): void {
    const isRefused = way === 'timed' && !isBlockTime(limit);
    refuse(isRefused);
    if (isRefused) return minutesRef.current?.focus();
    start.mutate(choice);
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          Study <bdi lang={pack.locale}>{pack.title}</bdi>
        </>
      }
    >
      <div className={css.dialog}>
        <TopicField topics={pack.topics} value={topics} onChange={setTopics} />
        <ChoiceField label="Which questions" data={choices} value={choose} onChange={setChoose} />
        <ChoiceField label="How many" data={counts} value={count} onChange={setCount} />
        <div>
          <ChoiceField label="How" data={ways} value={way} onChange={setWay} />
          <p className={css.note}>{wayWords[way]}</p>
        </div>
        {way === 'timed' && (
          <TimeFields
            minutes={minutes ?? minutesFor(count)}
            onMinutes={setMinutes}
            minutesRef={minutesRef}
            isRefused={refused && !isBlockTime(limit)}
            time={time}
          />
        )}
        <div className={css.dialogFoot}>
          <StartTrouble error={isRefusedChoice ? start.error : null} />
          <BusyButton variant="filled" busy={start.isPending || !time.known} onClick={begin}>
            Start
          </BusyButton>
        </div>
      </div>
    </Modal>
  );
}
