/** The migrations this code knows: `cloud/migrations/0001-name.sql`, forward only, numbered without gaps. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Migration {
  version: number;
  name: string;
  sql: string;
}

const folder = new URL('../../../migrations/', import.meta.url);
const fileName = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** In order. Throws where a file is misnamed or a number is missing or given twice. */
export function readMigrations(): Migration[] {
  const migrations = readdirSync(folder)
    .toSorted()
    .map((file) => {
      const [, version, name] = fileName.exec(file) ?? [];
      if (version === undefined || name === undefined) throw new Error(`${file} is not named 0001-name.sql`);
      return { version: Number(version), name, sql: readFileSync(new URL(file, folder), 'utf8') };
    });
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1) throw new Error(`${name}: expected migration number ${index + 1}`);
  });
  return migrations;
}
