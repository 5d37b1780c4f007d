/** How updates went so far, in a file, since an install that fails takes the process with it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const updateRecord = z.object({ version: z.string(), failures: z.int().min(0) });
type UpdateRecord = z.infer<typeof updateRecord>;

export function openUpdateRecord(file: string) {
  function read(): UpdateRecord | null {
    try {
      return updateRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return null;
    }
  }
  return {
    failuresOf: (version: string): number => {
      const record = read();
      return record?.version === version ? record.failures : 0;
    },
    /** Counted before an install: if that works, this version is never asked about again. */
    addFailure(version: string): void {
      const record = read();
      const failures = (record?.version === version ? record.failures : 0) + 1;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ version, failures }));
    },
  };
}

export type UpdateRecords = ReturnType<typeof openUpdateRecord>;
