/** What was wrong with an answer. Arrows look through the reasons; Space, Enter or a press of the mouse gives one. */
import '@mantine/core/styles/Chip.layer.css';
import { Chip } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { RatingReason } from '#desktop/contract/tutor';
import chips from '../feedback/reason-chips.module.css';
import css from './rating-field.module.css';
import { reasonNames } from './tutor-words.ts';

interface ReasonFieldProps {
  /** Apart from that of every other answer. */
  name: string;
  reasons: readonly RatingReason[];
  /** They were just asked for: an older rating that says no reason moves nothing. */
  shows: boolean;
  onGive: (reason: RatingReason) => void;
}

export function ReasonField({ name, reasons, shows, onGive }: ReasonFieldProps) {
  const [looked, lookAt] = useState<RatingReason | null>(null);
  /** An arrow is down: what it comes to is only looked at. */
  const moving = useRef(false);
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // They may begin below what is in view.
    if (shows) field.current?.scrollIntoView({ block: 'nearest' });
  }, [shows]);
  function onKeyDown(event: KeyboardEvent, reason: RatingReason): void {
    moving.current = event.key.startsWith('Arrow');
    if (event.key !== ' ' && event.key !== 'Enter') return;
    // Enter is then not the session's, and Space also gives what is looked at already.
    event.preventDefault();
    if (!event.repeat) onGive(reason);
  }
  return (
    <div ref={field} className={css.reasons} role="radiogroup" aria-label="What is wrong with it?">
      {reasons.map((reason) => (
        <Chip
          key={reason}
          type="radio"
          name={name}
          variant="outline"
          checked={looked === reason}
          onKeyDown={(event) => onKeyDown(event, reason)}
          onKeyUp={() => (moving.current = false)}
          onChange={() => (moving.current ? lookAt(reason) : onGive(reason))}
          classNames={{ label: chips.chip ?? '', iconWrapper: chips.icon ?? '' }}
        >
          {reasonNames[reason]}
        </Chip>
      ))}
    </div>
  );
}
