/** How well a flashcard was recalled: its answer, given by the student once both sides are seen. */
import { Button } from '@mantine/core';
import { KeyCap } from '../design/key-cap.tsx';
import css from './grade-field.module.css';
import { gradeNames } from './grade-names.ts';
import type { SessionActs } from './use-session-acts.ts';

export function GradeField({ acts }: { acts: SessionActs }) {
  if (!acts.draft.turned) return <p className={css.ask}>Recall the other side, then turn it over.</p>;
  return (
    <div className={css.field} role="group" aria-label="How well did you recall it?">
      <p className={css.ask}>How well did you recall it?</p>
      {gradeNames.map((name, index) => (
        <Button
          key={name}
          className={css.grade ?? ''}
          leftSection={<KeyCap>{String(index + 1)}</KeyCap>}
          aria-pressed={acts.draft.grade === index + 1}
          onClick={() => acts.grade(index + 1)}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
