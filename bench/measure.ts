/** What a benchmark gives, and the arithmetic they share. */
import type { Workshop } from './workshop.ts';

/** One figure beside the raw limit measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  limitName: string;
  limitValue: number;
  /** Share of the raw limit reached: 1 is at the limit, whatever the unit. */
  ratio: number;
}

export interface Benchmark {
  /** The names of the figures it gives. */
  names: readonly string[];
  /** Stops all that it starts, also when it fails. */
  run(workshop: Workshop): Promise<Figure[]>;
}

export type Reading = Omit<Figure, 'ratio'>;

/** For times and sizes: less is better. */
export function lowerIsBetter(reading: Reading): Figure {
  return { ...reading, ratio: reading.limitValue / reading.value };
}

/** For rates: more is better. */
export function higherIsBetter(reading: Reading): Figure {
  return { ...reading, ratio: reading.value / reading.limitValue };
}

/** The `share` quantile of `values` (0–1), by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
  if (value === undefined) throw new Error('no values to take a quantile of');
  return value;
}

/** Milliseconds that `act` takes. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
