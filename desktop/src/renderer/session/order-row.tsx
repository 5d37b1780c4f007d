/** One row of what is to be put in order: its place, its text, and the ways to move it. */
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { plainLine } from '@answly/shared/model/plain-line';
import type { Question } from '#desktop/contract/study';
import { Markdown } from '../content/markdown.tsx';
import { icon } from '../design/icons.ts';
import { RuledRow } from '../design/ruled-row.tsx';
import { Tip } from '../design/tip.tsx';
import css from './order-field.module.css';

interface OrderRowProps {
  option: Question['options'][number];
  /** 0 is the first place. */
  at: number;
  count: number;
  /** The order is the student's, not merely how it was shown. */
  given: boolean;
  /** Absent where nothing moves any more. */
  onMove: ((to: number) => void) | undefined;
  /** It is being dragged. */
  held: boolean;
  onHold: () => void;
}

export function OrderRow({ option, at, count, given, onMove, held, onHold }: OrderRowProps) {
  const name = plainLine(option.content);

  /** Alt and an arrow move the row whatever in it has the focus. */
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onMove?.(at + (event.key === 'ArrowUp' ? -1 : 1));
  }

  return (
    <RuledRow
      className={css.row}
      data-id={option.id}
      data-given={given || undefined}
      data-held={held || undefined}
      onKeyDown={onKeyDown}
    >
      <select
        className={css.place}
        aria-label={`Place of ${name}`}
        value={at}
        disabled={onMove === undefined}
        onChange={(event) => onMove?.(Number(event.currentTarget.value))}
      >
        {Array.from({ length: count }, (_, place) => (
          <option key={place} value={place}>
            {place + 1}
          </option>
        ))}
      </select>
      <div className={css.words}>
        <Markdown text={option.content} set="line" />
      </div>
      {onMove !== undefined && (
        <div className={css.moves}>
          <span
            className={css.grip}
            aria-hidden="true"
            onPointerDown={(event) => {
              // Nothing is selected on the way.
              event.preventDefault();
              onHold();
            }}
          >
            <IconGripVertical {...icon} />
          </span>
          <MoveButton label={`Move up: ${name}`} off={at === 0} onMove={() => onMove(at - 1)}>
            <IconArrowUp {...icon} />
          </MoveButton>
          <MoveButton label={`Move down: ${name}`} off={at === count - 1} onMove={() => onMove(at + 1)}>
            <IconArrowDown {...icon} />
          </MoveButton>
        </div>
      )}
    </RuledRow>
  );
}

interface MoveButtonProps {
  label: string;
  /** At its end of the list. It keeps the focus all the same: a disabled button would lose it. */
  off: boolean;
  onMove: () => void;
  children: ReactNode;
}

function MoveButton({ label, off, onMove, children }: MoveButtonProps) {
  return (
    <Tip label={label.slice(0, label.indexOf(':'))}>
      <ActionIcon aria-label={label} aria-disabled={off} onClick={off ? undefined : onMove}>
        {children}
      </ActionIcon>
    </Tip>
  );
}
