/** One thing to ask of the tutor. While it cannot be asked it keeps the focus that it has. */
import { Button, type ButtonProps } from '@mantine/core';
import { handOn } from './hand-on.ts';
import { leaveFocus } from './leave-focus.ts';
import css from './tutor-asks.module.css';

interface AskButtonProps extends Pick<ButtonProps, 'size' | 'variant' | 'className' | 'children'> {
  /** What listeners are told, where that is more than stands on it. */
  name?: string;
  /** Another answer is under way. */
  waits: boolean;
  onAsk: () => void;
}

export function AskButton({ name, waits, onAsk, ...look }: AskButtonProps) {
  return (
    <Button
      ref={handOn}
      size="sm"
      radius="xl"
      className={css.ask ?? ''}
      aria-label={name}
      aria-disabled={waits}
      data-disabled={waits}
      onMouseDown={leaveFocus}
      onClick={waits ? undefined : onAsk}
      {...look}
    />
  );
}
