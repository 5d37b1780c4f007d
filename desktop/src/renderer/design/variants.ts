/** The colours of every variant a button may have, by role. */
import type { VariantColorsResolver } from '@mantine/core';
import { defaultVariantColorsResolver } from '@mantine/core';
import { roleVar } from './tokens.ts';

const none = '1px solid transparent';

/**
 * `filled` the one primary action of a screen, `default` an edge, `subtle` a blue word, `quiet` a grey word,
 * `danger` an ink edge for what deletes. Others fall back to the library's.
 */
export const variantColors: VariantColorsResolver = (input) => {
  switch (input.variant) {
    case 'filled':
      return {
        background: roleVar('accent'),
        hover: 'var(--mantine-color-pen-filled-hover)',
        color: roleVar('on-accent'),
        border: none,
      };
    case 'default':
      return edged(roleVar('control'));
    case 'danger':
      return edged(roleVar('ink'));
    case 'subtle':
      return {
        background: 'transparent',
        hover: roleVar('accent-tint'),
        color: roleVar('accent'),
        border: none,
      };
    case 'quiet':
      return {
        background: 'transparent',
        hover: roleVar('hover'),
        color: roleVar('muted'),
        hoverColor: roleVar('ink'),
        border: none,
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

function edged(edge: string) {
  return {
    background: roleVar('surface'),
    hover: roleVar('hover'),
    color: roleVar('ink'),
    border: `1px solid ${edge}`,
  };
}
