/** A marked gap in its text: what was put there, with its sign; the right answer stands in the list below. */
import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { plainLine } from '@answly/shared/model/plain-line';
import type { Feedback, Question } from '#desktop/contract/study';
import { pageLanguage } from '../design/content-language.ts';
import { small } from '../design/icons.ts';
import css from './gap-answer.module.css';
import { gapWords } from './gap-words.ts';
import { givenPart, partVerdict } from './part-verdict.ts';

interface GapAnswerProps {
  gap: Question['gaps'][number];
  /** 0 is the first gap. */
  at: number;
  feedback: Feedback;
}

export function GapAnswer({ gap, at, feedback }: GapAnswerProps) {
  const given = gapWords(gap, givenPart(feedback, gap.id));
  const verdict = partVerdict(feedback, gap.id, given !== undefined);
  const right = verdict === 'correct';
  return (
    <span className={css.gap} data-right={right || undefined} data-blank={verdict === 'blank' || undefined}>
      <VisuallyHidden
        lang={pageLanguage}
      >{`Gap ${at + 1}, ${right ? 'right' : 'not right'}: `}</VisuallyHidden>
      <span className={css.number} aria-hidden="true">
        {at + 1}
      </span>
      {given === undefined ? <span lang={pageLanguage}>left open</span> : <bdi>{shown(gap, given)}</bdi>}
      {right ? <IconCheck {...small} stroke={2.25} /> : <IconX {...small} stroke={2.25} />}
    </span>
  );
}

function shown(gap: Question['gaps'][number], given: string): string {
  const words = gap.kind === 'select' ? plainLine(given) : given;
  return gap.unit === null ? words : `${words} ${gap.unit}`;
}
