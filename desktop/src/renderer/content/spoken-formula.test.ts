import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spokenFormula } from './spoken-formula.ts';

test.each([
  ['2^3', '2 cubed'],
  ['\\frac{1}{2}', '1 over 2'],
  ['\\frac{n+1}{2}', 'start fraction n plus 1 over 2 end fraction'],
  ['1\\ \\text{kB} = 1000', '1 kB equals 1000'],
  ['10\\,000', '10000'],
  ['13 \\to 6 \\to 3', '13 to 6 to 3'],
  ['p \\land \\neg q \\Rightarrow r', 'p and not q implies r'],
  ['x_i \\notin \\emptyset', 'x sub i not in the empty set'],
  ['\\log_2 n', 'log base 2 of n'],
  ['\\sum_{i=1}^{n} i^{-1}', 'the sum from i equals 1 to n of i to the power of minus 1'],
  ['\\lim_{x \\to 0} f(x)', 'the limit as x to 0 of f open parenthesis x close parenthesis'],
  ['\\sqrt{x} + \\sqrt{x+1}', 'the square root of x plus the square root of x plus 1 end root'],
  ["f'' + \\hat{p}", 'f prime prime plus p hat'],
  ['5\\,\\mathrm{kB}', '5 kB'],
  ['\\underbrace{a+b}_{n}', 'a plus b with n below it'],
  ['90^\\circ', '90 degrees'],
  ['P(A \\mid B)', 'P open parenthesis A bar B close parenthesis'],
  ['n \\text{ en línea, año, über}', 'n en línea, año, über'],
  [
    '\\begin{cases}1 & x>0\\\\0\\end{cases}',
    'open brace 2 rows, row 1: 1, x is greater than 0; row 2: 0; end of rows',
  ],
])('%s is read out as words', (tex, words) => {
  expect(spokenFormula(tex)).toBe(words);
});

test('of what has no words, or cannot be set, the names are said', () => {
  expect(spokenFormula('a \\circledast b')).toBe('a symbol ⊛ b');
  expect(spokenFormula('\\foo x')).toBe('foo x');
  expect(spokenFormula('\\frac{1')).toBe('frac 1');
  expect(spokenFormula('A \\backslash B')).toBe('A backslash B');
});

test('no backslash is ever said, whatever is written', () => {
  const piece = fc.constantFrom(
    '\\frac',
    '\\to',
    '\\text',
    '\\foo',
    '{',
    '}',
    '^',
    '_',
    '&',
    '\\\\',
    '\\',
    'x',
    '2 ',
  );
  const tex = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string(),
  );
  fc.assert(fc.property(tex, (each) => !spokenFormula(each).includes('\\')));
});

/** All that stands between dollars in any text of a bank. */
function texIn(value: unknown): string[] {
  if (typeof value === 'string')
    return Array.from(value.matchAll(/(?<![\\$])\${1,2}([^$]+)\${1,2}/gu), ([, tex = '']) => tex);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texIn) : [];
}

test('every formula of the starter packs is said in words, none of them unknown', () => {
  const packs = fileURLToPath(new URL('../../../../shared/packs/', import.meta.url));
  const files = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /items[\\/].*\.json$/u.test(name),
  );
  const formulas = files.flatMap((name) => texIn(JSON.parse(readFileSync(packs + name, 'utf8'))));
  expect(formulas.length).toBeGreaterThan(100);
  expect(formulas.filter((tex) => /\\|symbol|^$/u.test(spokenFormula(tex)))).toEqual([]);
});

test('a formula that is too deep to be read is said as its source', () => {
  expect(spokenFormula(`${'{'.repeat(9000)}x${'}'.repeat(9000)}`)).toBe('x');
});

test('a formula that names a text, which may be used without end, is said as its source', () => {
  expect(spokenFormula('\\def\\a{x y}\\a')).toBe('def a x y a');
});
