/** Writes the roles as custom properties and points the component library's own properties at them. */
import type { CSSVariablesResolver } from '@mantine/core';
import type { Ramp, Role, Scheme } from './tokens.ts';
import { roleOfRamp, roleVar, tokens } from './tokens.ts';

type Variables = Record<`--${string}`, string>;

/** @param contrast `more` answers the setting or the system's wish for more contrast, over either scheme. */
export function rolesResolver(contrast: 'normal' | 'more'): CSSVariablesResolver {
  return () => ({
    variables: sizes(),
    light: scheme(contrast === 'more' ? 'hc-light' : 'light'),
    dark: scheme(contrast === 'more' ? 'hc-dark' : 'dark'),
  });
}

function scheme(name: Scheme): Variables {
  const variables: Variables = { '--answly-float': tokens.other.float[name] };
  for (const [role, colour] of Object.entries(tokens.roles[name])) variables[`--answly-${role}`] = colour;
  return { ...variables, ...libraryColours() };
}

/** The library's values differ by scheme, so they have to be set again in each. */
function libraryColours(): Variables {
  const variables: Variables = {
    '--mantine-color-body': roleVar('surface'),
    '--mantine-color-text': roleVar('ink'),
    '--mantine-color-bright': roleVar('ink'),
    '--mantine-color-dimmed': roleVar('muted'),
    '--mantine-color-placeholder': roleVar('muted'),
    '--mantine-color-anchor': roleVar('accent'),
    '--mantine-color-error': roleVar('uncertain'),
    '--mantine-color-default': roleVar('surface'),
    '--mantine-color-default-hover': roleVar('hover'),
    '--mantine-color-default-color': roleVar('ink'),
    '--mantine-color-default-border': roleVar('control'),
    '--mantine-color-disabled': 'transparent',
    '--mantine-color-disabled-color': roleVar('muted'),
    '--mantine-color-disabled-border': roleVar('control'),
    '--mantine-primary-color-contrast': roleVar('on-accent'),
  };
  for (const [ramp, role] of Object.entries(roleOfRamp))
    Object.assign(variables, rampColours(ramp as Ramp, role));
  return variables;
}

function rampColours(
  ramp: Ramp,
  role: Extract<Role, 'accent' | 'correct' | 'wrong' | 'uncertain' | 'due'>,
): Variables {
  const name = `--mantine-color-${ramp}` as const;
  return {
    [`${name}-text`]: roleVar(role),
    [`${name}-filled`]: roleVar(role),
    [`${name}-filled-hover`]: `color-mix(in srgb, ${roleVar(role)} 88%, ${roleVar('ink')})`,
    [`${name}-light`]: roleVar(`${role}-tint`),
    [`${name}-light-hover`]: roleVar(`${role}-tint`),
    [`${name}-light-color`]: roleVar('ink'),
    [`${name}-outline`]: roleVar(role),
    [`${name}-outline-hover`]: roleVar('hover'),
  };
}

function sizes(): Variables {
  const { other } = tokens;
  const variables: Variables = {
    '--answly-font-reading': other.fontReading,
    '--answly-measure': other.measure,
    '--answly-measure-rationale': other.measureRationale,
    '--answly-map': other.map,
    '--answly-content-max': other.contentMax,
    '--answly-fast': other.motion.fast,
    '--answly-base': other.motion.base,
    '--answly-ease': other.motion.ease,
  };
  for (const [use, [size, line]] of Object.entries(other.reading)) {
    variables[`--answly-${use}-size`] = size ?? '';
    variables[`--answly-${use}-line`] = line ?? '';
  }
  return variables;
}
