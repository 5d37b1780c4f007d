/** The design tokens with their types: roles by scheme, ramps, and the sizes the component library is built on. */
import raw from './tokens.json' with { type: 'json' };

/** The four sets of role colours: the colour scheme, with and without more contrast. */
export type Scheme = keyof typeof raw.roles;
export type Role = keyof typeof raw.roles.light;
export type Ramp = keyof typeof raw.colors;

export const tokens = raw;

/** The role that stands for a ramp wherever the component library asks for a colour of that ramp. */
export const roleOfRamp = {
  pen: 'accent',
  tick: 'correct',
  cross: 'wrong',
  amber: 'uncertain',
  pencil: 'due',
} as const satisfies Partial<Record<Ramp, Role>>;

/** The custom property that carries a role. */
export function roleVar(role: Role): string {
  return `var(--answly-${role})`;
}
