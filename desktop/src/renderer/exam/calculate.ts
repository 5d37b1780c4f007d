/** Reckons what is typed into the calculator, as a person writes it: with ×, ÷, √, π, %, and a point or a comma. */
import type { FactoryFunctionMap } from 'mathjs';
import {
  absDependencies,
  acosDependencies,
  addDependencies,
  asinDependencies,
  atanDependencies,
  cosDependencies,
  create,
  divideDependencies,
  eDependencies,
  evaluateDependencies,
  expDependencies,
  factorialDependencies,
  formatDependencies,
  log10Dependencies,
  logDependencies,
  multiplyDependencies,
  piDependencies,
  powDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  tanDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
} from 'mathjs/number';

/** Only these: neither matrices nor units, and nothing that defines or loads. */
const parts = {
  absDependencies,
  acosDependencies,
  addDependencies,
  asinDependencies,
  atanDependencies,
  cosDependencies,
  divideDependencies,
  eDependencies,
  evaluateDependencies,
  expDependencies,
  factorialDependencies,
  formatDependencies,
  log10Dependencies,
  logDependencies,
  multiplyDependencies,
  piDependencies,
  powDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  tanDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
};
// The types of the library allow each part to be absent.
const math = create(parts as FactoryFunctionMap);

/** Digits that are shown: fewer than a double holds, so that 0.1 + 0.2 is 0.3. */
const digits = 12;

/** @param last what `Ans` stands for. @returns null where it cannot be reckoned. */
export function calculate(typed: string, last: number): number | null {
  try {
    const value: unknown = math.evaluate(mathOf(typed), {
      ans: last,
      Ans: last,
      ln: Math.log,
      log: Math.log10,
    });
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

export function resultText(value: number): string {
  return math.format(value, { precision: digits, lowerExp: -6, upperExp: 12 }).replace('-', '−');
}

function mathOf(typed: string): string {
  return typed
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .replaceAll('−', '-')
    .replaceAll('π', 'pi')
    .replaceAll(/√\s*\(/gu, 'sqrt(')
    .replaceAll(/√\s*([\d.,]+)/gu, 'sqrt($1)')
    .replaceAll(',', '.')
    .replaceAll(/([\d.]+)\s*%/gu, '($1/100)')
    .replaceAll('²', '^2');
}
