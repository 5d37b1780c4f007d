import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainFormula } from './plain-formula.ts';

test.each([
  ['n^2', 'n²'],
  ['x_i^{n+1}', 'xᵢⁿ⁺¹'],
  ['2^{b/2} + a^k', '2^(b/2) + a^k'],
  ['\\frac{1}{2}', '1/2'],
  ['\\frac12 x', '1/2 x'],
  ['\\frac{n(n+1)}{2n}', 'n(n + 1)/(2n)'],
  ['\\frac{a+b}{f(x)}', '(a + b)/f(x)'],
  ['\\frac{\\frac{1}{2}}{3}', '(1/2)/3'],
  ['\\sqrt{x} + \\sqrt{x+1} + \\sqrt[3]{8}', '√x + √(x + 1) + ³√8'],
  ['\\sqrt{\\frac{20}{4 - 1}}', '√(20/(4 − 1))'],
  ['a\\le b, \\; a \\ne b', 'a ≤ b, a ≠ b'],
  ['-1, -2, \\ldots', '−1, −2, …'],
  ['x \\in \\mathbb{R} \\setminus \\{0\\}', 'x ∈ ℝ ∖ {0}'],
  ['\\neg p \\lor q \\not\\in \\emptyset', '¬p ∨ q ∉ ∅'],
  ['0{,}5 \\cdot 10\\,000\\ \\text{kB}', '0,5 · 10 000 kB'],
  ['52\\,\\% \\text{ of 5\\% of all}', '52 % of 5% of all'],
  ['\\lfloor \\log_2 n \\rfloor', '⌊log₂ n⌋'],
  ['\\sum_{i=1}^{n} i', '∑ᵢ₌₁ⁿ i'],
  ['\\bar x + \\overline{AB} + \\hat{p}', 'x̄ + A̅B̅ + p̂'],
  ['\\binom{7}{3}', 'C(7, 3)'],
  ["90^\\circ, f'(x)", '90°, f′(x)'],
  ['\\left( \\frac12 \\right)^{9}', '(1/2)⁹'],
  ['\\mathrm{C_{16}H_{32}O_2}', 'C₁₆H₃₂O₂'],
  ['\\operatorname*{argmax}_x f', 'argmax_x f'],
  ['\\begin{cases}1 & x>0\\\\0\\end{cases}', '1, x > 0; 0'],
])('%s reads %s', (tex, line) => {
  expect(plainFormula(tex)).toBe(line);
});

test('of what nobody knows, or is not whole, the names are shown', () => {
  expect(plainFormula('a \\foo b')).toBe('a foo b');
  expect(plainFormula('\\frac{1')).toBe('1/');
  expect(plainFormula('}x}')).toBe('x');
  expect(plainFormula(`${'{'.repeat(20_000)}x`)).toBe('x');
  expect(plainFormula('\\hat'.repeat(5000))).not.toContain('\\');
});

test('no backslash is ever shown, whatever is written', () => {
  const pieces = ['\\frac', '\\to', '\\text', '\\foo', '{', '}', '^', '_', '&', '\\\\', '\\', 'x', '2 '];
  const written = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((each) => each.join(''));
  fc.assert(fc.property(fc.oneof(written, fc.string()), (tex) => !plainFormula(tex).includes('\\')));
});

/** All that stands between dollars in any text of a bank. */
function texIn(value: unknown): string[] {
  if (typeof value === 'string')
    return Array.from(value.matchAll(/(?<![\\$])\${1,2}([^$]+)\${1,2}/gu), ([, tex = '']) => tex);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texIn) : [];
}

test('every formula of the starter packs is a line of signs, with no name of a command in it', () => {
  const packs = fileURLToPath(new URL('../../packs/', import.meta.url));
  const files = readdirSync(packs, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /items[\\/].*\.json$/u.test(name),
  );
  const formulas = files.flatMap((name) => texIn(JSON.parse(readFileSync(packs + name, 'utf8'))));
  expect(formulas.length).toBeGreaterThan(100);
  const namesIn = (tex: string) => [...tex.matchAll(/\\([a-zA-Z]{2,})/gu)].map(([, name]) => name);
  const said = /^(?:log|bmod)$/u;
  expect(
    formulas.filter((tex) =>
      namesIn(tex).some(
        (name = '') => !said.test(name) && new RegExp(`\\b${name}\\b`, 'u').test(plainFormula(tex)),
      ),
    ),
  ).toEqual([]);
});
