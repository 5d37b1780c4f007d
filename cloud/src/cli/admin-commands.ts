/** The table of what `answly-admin` does. */
import { readConfig, readEnvironment } from '#cloud/config';
import { redacted } from '#cloud/config/redact';
import { openDatabase } from '#cloud/open-database';
import { postgresHistories } from '#cloud/storage/postgres/histories';
import { migrateDatabase } from './migrate-database.ts';
import { publishPacks } from './publish-packs.ts';
import { printTutorCosts } from './tutor-costs.ts';
import { printTutorRatings } from './tutor-ratings.ts';
import { warmTutor } from './tutor-warm.ts';

interface AdminCommand {
  /** What it is called by, such as `tutor costs`. */
  name: string;
  /** What may follow the name. */
  takes: string;
  does: string;
  /** Resolves to the exit code; to undefined where the words after the name are none it knows. */
  run(rest: readonly string[]): Promise<number | undefined>;
}

const commands: readonly AdminCommand[] = [
  { name: 'config print', takes: '', does: 'show the configuration, secrets hidden', run: printConfig },
  { name: 'migrate', takes: '', does: 'bring the database up to this release', run: migrateDatabase },
  { name: 'packs publish', takes: 'FILE...', does: 'publish .answlypack files', run: publishPacks },
  {
    name: 'sync new-epoch',
    takes: '',
    does: 'after a restore: every device compares what it has with this database',
    run: beginEpoch,
  },
  {
    name: 'tutor costs',
    takes: '[--days N]',
    does: 'what each of the last days went to; 7 unless given',
    run: printTutorCosts,
  },
  {
    name: 'tutor ratings',
    takes: '[--count N]',
    does: 'the questions whose answers helped least; 20 unless given',
    run: printTutorRatings,
  },
  {
    name: 'tutor warm',
    takes: '[--pack ID] [--modes hint,explain] [--locales en,...] [--budget-usd N] [--yes]',
    does: 'say what it costs to make all answers ahead; with --yes make them',
    run: warmTutor,
  },
];

/** Undefined where the words are no command. */
export async function runAdmin(words: readonly string[]): Promise<number | undefined> {
  for (const { name, run } of commands) {
    const own = name.split(' ');
    if (own.every((word, place) => words[place] === word)) return run(words.slice(own.length));
  }
  return undefined;
}

export function adminUsage(): string {
  return commands
    .map(({ name, takes, does }) => `answly-admin ${`${name} ${takes}`.trimEnd()}\n    ${does}\n`)
    .join('');
}

async function printConfig(): Promise<number> {
  process.stdout.write(`${redacted(readEnvironment(process.env)).join('\n')}\n`);
  return 0;
}

/** SY12: devices would find out by themselves, one after the other; this tells them all at once. */
async function beginEpoch(): Promise<number> {
  const sql = await openDatabase(readConfig(process.env));
  try {
    await postgresHistories(sql).beginEpoch();
  } finally {
    await sql.end();
  }
  process.stdout.write('A new epoch has begun: devices send again what this database lacks.\n');
  return 0;
}
