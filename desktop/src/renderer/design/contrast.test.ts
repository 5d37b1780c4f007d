import { describe, expect, test } from 'vitest';
import { contrastOf } from './contrast.ts';
import type { Role, Scheme } from './tokens.ts';
import { tokens } from './tokens.ts';

const textRoles = ['ink', 'muted', 'accent', 'correct', 'wrong', 'uncertain', 'due'] as const;
const grounds = ['page', 'surface', 'raised', 'hover', 'code'] as const;
const tints = ['accent', 'correct', 'wrong', 'uncertain', 'due'] as const;
const schemes = Object.keys(tokens.roles) as Scheme[];

describe.each(schemes)('roles in %s', (scheme) => {
  const floor = scheme.startsWith('hc') ? 7 : 4.5;
  const of = (text: Role, ground: Role) =>
    contrastOf(tokens.roles[scheme][text], tokens.roles[scheme][ground]);

  test.each(textRoles)('%s is readable on every ground', (text) => {
    for (const ground of grounds)
      expect(of(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(floor);
  });

  test.each(tints)('%s, ink and muted are readable on its tint', (tint) => {
    for (const text of [tint, 'ink', 'muted'] as const) {
      expect(of(text, `${tint}-tint`), `${text} on ${tint}-tint`).toBeGreaterThanOrEqual(floor);
    }
  });

  test('the label of a primary button is readable', () => {
    expect(of('on-accent', 'accent')).toBeGreaterThanOrEqual(floor);
  });

  test('what is operated and the focus ring stand out from what is around them', () => {
    for (const ground of ['page', 'surface', 'raised'] as const) {
      expect(of('control', ground)).toBeGreaterThanOrEqual(3);
      expect(of('focus', ground)).toBeGreaterThanOrEqual(3);
    }
    expect(of('focus', 'accent-tint')).toBeGreaterThanOrEqual(3);
  });
});

test('black on white is 21, a colour on itself 1', () => {
  expect(contrastOf('#000000', '#FFFFFF')).toBeCloseTo(21);
  expect(contrastOf('#2B50B0', '#2B50B0')).toBe(1);
});
