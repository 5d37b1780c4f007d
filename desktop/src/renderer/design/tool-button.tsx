/** An icon alone that does something: named for those who cannot see it, explained on hover and focus. */
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { Tip } from './tip.tsx';

interface ToolButtonProps {
  label: string;
  /** For a tool that is on or off. */
  pressed?: boolean;
  disabled?: boolean;
  className?: string | undefined;
  /** For a tool that works on what is selected: pressing it leaves the selection alone. */
  keepsSelection?: boolean;
  onClick: () => void;
  children: ReactNode;
}

export function ToolButton({
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
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
        {...(keepsSelection ? { onMouseDown: (event) => event.preventDefault() } : {})}
        {...(className === undefined ? {} : { className })}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        {children}
      </ActionIcon>
    </Tip>
  );
}
