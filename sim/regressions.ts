/** Histories that once broke a promise: each is played in every test run. */
import { readFileSync } from 'node:fs';

export interface Regression {
  seed: number;
  steps: number;
  clients: number;
  /** Acts that are left out, where others would hide what it found. */
  without?: string[];
  /** What it found. */
  why: string;
}

export function readRegressions(): Regression[] {
  return JSON.parse(readFileSync(new URL('regressions.json', import.meta.url), 'utf8')) as Regression[];
}
