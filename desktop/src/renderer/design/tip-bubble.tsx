/** The floating words of a {@link Tip}. */
import { Tooltip } from '@mantine/core';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Tooltip.layer.css';

interface TipBubbleProps {
  label: string;
  position: 'bottom' | 'right';
  place: HTMLElement;
  opened: boolean;
}

export function TipBubble({ label, position, place, opened }: TipBubbleProps) {
  // The element has the same words as its name already: they are not said twice.
  return (
    <Tooltip
      label={label}
      position={position}
      target={place}
      opened={opened}
      aria-hidden="true"
      transitionProps={{ duration: 120, enterDelay: 400 }}
    />
  );
}
