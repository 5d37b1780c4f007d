/** The folder of one run, and the prepared data folders that its benchmarks share; all of it goes with the run. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAttemptsFile, writeStudyFile } from './study-file.ts';

export interface Workshop {
  /** A new empty folder. */
  newFolder(): string;
  /** A student's data folder with 50,000 items and 100,000 attempts, as a copy that may be written to. */
  copyOfStudy(): Promise<string>;
  /** A data folder without packs, with 100,000 attempts that wait to be sent, as a copy. */
  copyOfAttempts(): Promise<string>;
  close(): void;
}

/** Inside the checkout, since a temporary folder is memory on many machines and fsync would cost nothing. */
const place = fileURLToPath(new URL('../.answly/bench', import.meta.url));

export function openWorkshop(): Workshop {
  // The name is of the kind that root may open for the account of PostgreSQL.
  const folder = join(place, randomBytes(6).toString('hex'));
  let folders = 0;
  const newFolder = () => {
    const path = join(folder, String(++folders));
    mkdirSync(path, { recursive: true });
    return path;
  };
  const prepared = new Map<(folder: string) => Promise<void>, Promise<string>>();
  /** Built once, when first asked for. */
  const copyOf = async (write: (folder: string) => Promise<void>): Promise<string> => {
    const original = prepared.get(write) ?? build(write);
    prepared.set(write, original);
    const copy = newFolder();
    cpSync(await original, copy, { recursive: true });
    return copy;
  };
  const build = async (write: (folder: string) => Promise<void>): Promise<string> => {
    const path = newFolder();
    await write(path);
    return path;
  };
  return {
    newFolder,
    copyOfStudy: () => copyOf(writeStudyFile),
    copyOfAttempts: () => copyOf(writeAttemptsFile),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
