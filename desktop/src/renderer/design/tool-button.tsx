/** An icon alone that does something: named for those who cannot see it, explained on hover and focus. */
import { ActionIcon } from '@mantine/core';
import type { ReactNode, Ref } from 'react';
import { Tip } from './tip.tsx';

interface ToolButtonProps {
  ref?: Ref<HTMLButtonElement> | undefined;
  label: string;
  /** For a tool that is on or off. */
  pressed?: boolean;
  /** Nothing can be done with it now. It keeps the focus all the same: a button that is truly disabled loses it. */
  disabled?: boolean;
  className?: string | undefined;
  /** For a tool that works on what is selected: pressing it leaves the selection alone. */
  keepsSelection?: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function ToolButton({
  ref,
  label,
  pressed,
  disabled = false,
  className,
  keepsSelection = false,
  onClick,
  children,
}: ToolButtonProps) {
  return (
    <Tip label={label}>
      <ActionIcon
        ref={ref}
        aria-label={label}
        onClick={disabled ? undefined : onClick}
        {...(disabled ? { 'aria-disabled': true, 'data-disabled': true } : {})}
        {...(keepsSelection ? { onMouseDown: (event) => event.preventDefault() } : {})}
        {...(className === undefined ? {} : { className })}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </ActionIcon>
    </Tip>
  );
}
