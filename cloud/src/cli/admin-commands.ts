/** The table of what `answly-admin` does. */
import { readConfig, readEnvironment } from '#cloud/config';
import { redacted } from '#cloud/config/redact';
import { oneOf } from '#cloud/one-of';
import { withDatabase } from '#cloud/open-database';
import { postgresHistories } from '#cloud/storage/postgres/histories';
import { migrateDatabase } from './migrate-database.ts';
import { publishPacks } from './publish-packs.ts';
import { listPacks, offerPacks, withdrawPacks } from './offer-packs.ts';
import { printTutorCosts } from './tutor-costs.ts';
import { printTutorRatings } from './tutor-ratings.ts';
import { warmTutor } from './tutor-warm.ts';
import { readOptions } from './read-options.ts';
import { UsageError } from './usage-error.ts';

interface AdminCommand {
  /** What it is called by, such as `tutor costs`. */
  name: string;
  /** What may follow the name. */
  takes: string;
  does: string;
  /** Resolves to the exit code. @throws UsageError where the words after the name are none it knows */
  run(rest: readonly string[]): Promise<number>;
}

const commands: readonly AdminCommand[] = [
  { name: 'config print', takes: '', does: 'show the configuration, secrets hidden', run: printConfig },
  { name: 'migrate', takes: '', does: 'bring the database up to this release', run: migrateDatabase },
  { name: 'packs publish', takes: 'FILE...', does: 'publish .answlypack files', run: publishPacks },
  { name: 'packs list', takes: '', does: 'every version that is published', run: listPacks },
  {
    name: 'packs withdraw',
    takes: '--pack ID [--version N]',
    does: 'offer it to no device any more; those that have it keep it',
    run: withdrawPacks,
  },
  {
    name: 'packs offer',
    takes: '--pack ID [--version N]',
    does: 'offer again what was withdrawn',
    run: offerPacks,
  },
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

/** Resolves to the exit code. @throws UsageError where the words are no command, or are too many or too few for it */
export async function runAdmin(words: readonly string[]): Promise<number> {
  if (words.length === 1 && ['help', '--help', '-h'].includes(words[0] ?? '')) {
    process.stdout.write(adminUsage([]));
    return 0;
  }
  const command = commandOf(words);
  if (command === undefined) throw new UsageError(unknownWords(words));
  return command.run(words.slice(wordsOf(command).length));
}

/** Of the command that the words begin with, else of those with the same first word, else of all. */
export function adminUsage(words: readonly string[]): string {
  const command = commandOf(words);
  const alike = commands.filter((each) => wordsOf(each)[0] === words[0]);
  return (command === undefined ? (alike.length === 0 ? commands : alike) : [command])
    .map(({ name, takes, does }) => `answly-admin ${`${name} ${takes}`.trimEnd()}\n    ${does}\n`)
    .join('');
}

function commandOf(words: readonly string[]): AdminCommand | undefined {
  return commands.find((command) => wordsOf(command).every((word, place) => words[place] === word));
}

function wordsOf({ name }: AdminCommand): string[] {
  return name.split(' ');
}

function unknownWords([first, second]: readonly string[]): string {
  const firsts = oneOf([...new Set(commands.map((command) => wordsOf(command)[0] ?? ''))]);
  if (first === undefined) return `A command is missing: write ${firsts} after answly-admin.`;
  const seconds = commands.flatMap((command) => {
    const [own, next] = wordsOf(command);
    return own === first && next !== undefined ? [next] : [];
  });
  if (seconds.length === 0) return `There is no command ${first}: write ${firsts}.`;
  const wrong =
    second === undefined ? `${first} is half a command` : `There is no command ${first} ${second}`;
  return `${wrong}: after ${first} write ${oneOf(seconds)}.`;
}

async function printConfig(words: readonly string[]): Promise<number> {
  readOptions('config print', words, {});
  process.stdout.write(`${redacted(readEnvironment(process.env)).join('\n')}\n`);
  return 0;
}

/** SY12: devices would find out by themselves, one after the other; this tells them all at once. */
async function beginEpoch(words: readonly string[]): Promise<number> {
  readOptions('sync new-epoch', words, {});
  await withDatabase(readConfig(process.env), (sql) => postgresHistories(sql).beginEpoch());
  process.stdout.write('A new epoch has begun: devices send again what this database lacks.\n');
  return 0;
}
