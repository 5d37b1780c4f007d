/** The component library's theme: tokens, and how its parts are set in Answly. */
import type { MantineThemeOverride } from '@mantine/core';
import { ActionIcon, Button, createTheme, Kbd } from '@mantine/core';
import button from './button.module.css';
import dialog from './dialog.module.css';
import input from './input.module.css';
import inputLabel from './input-label.module.css';
import key from './key.module.css';
import select from './select.module.css';
import tool from './tool.module.css';
import { tokens } from './tokens.ts';
import { variantColors } from './variants.ts';

/** What floats over the page dims it a little and never blurs it. */
const floating = { overlayProps: { backgroundOpacity: 0.35, blur: 0 }, shadow: 'var(--answly-float)' };

export const theme = createTheme({
  // JSON cannot say that a ramp has ten steps and that sizes are of the named kinds.
  ...(tokens.theme as MantineThemeOverride),
  colors: tokens.colors as unknown as NonNullable<MantineThemeOverride['colors']>,
  variantColorResolver: variantColors,
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'md' }, classNames: button }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'quiet', size: '2.25rem' }, classNames: tool }),
    Kbd: Kbd.extend({ classNames: key }),
    // By name from here on: these are loaded with the screens that have them.
    Input: { classNames: input },
    InputWrapper: { classNames: inputLabel },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { variant: 'quiet' } } },
    Select: { defaultProps: { comboboxProps: { shadow: floating.shadow } }, classNames: select },
    MultiSelect: { defaultProps: { comboboxProps: { shadow: floating.shadow } }, classNames: select },
    Menu: { defaultProps: { shadow: floating.shadow }, classNames: { dropdown: select.dropdown ?? '' } },
    Modal: {
      defaultProps: { ...floating, radius: 'lg', padding: 'lg', closeButtonProps: { 'aria-label': 'Close' } },
      classNames: dialog,
    },
    SpotlightRoot: { defaultProps: { ...floating, radius: 'lg' } },
  },
});
