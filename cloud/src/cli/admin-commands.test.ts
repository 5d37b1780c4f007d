/** What `answly-admin` says to words that it does not understand, before it does anything. */
import { expect, test } from 'vitest';
import { runAdmin } from './admin-commands.ts';
import { UsageError } from './usage-error.ts';

const asked = 'There is no';

test.each([
  [[], 'A command is missing: write config, migrate, packs, sync or tutor after answly-admin.'],
  [['dance'], `${asked} command dance: write config, migrate, packs, sync or tutor.`],
  [['tutor'], 'tutor is half a command: after tutor write costs, ratings or warm.'],
  [['tutor', 'cost'], `${asked} command tutor cost: after tutor write costs, ratings or warm.`],
  [['migrate', '--dry-run'], `${asked} option --dry-run: write migrate alone.`],
  [['config', 'print', 'all'], '"all" is one word too many: write config print alone.'],
  [['sync', 'new-epoch', '-f'], `${asked} option -f: write sync new-epoch alone.`],
  [['packs', 'publish'], 'No file is named: after packs publish write files that end in .answlypack.'],
  [['packs', 'withdraw'], 'No pack is named: after packs withdraw write --pack and its id.'],
  [
    ['packs', 'offer', '--pack', 'x'],
    '--pack x is not understood: write the id of a published pack after --pack.',
  ],
  [['packs', 'pull'], `${asked} command packs pull: after packs write publish, list, withdraw or offer.`],
  [
    ['packs', 'publish', '--all'],
    `${asked} option --all: after packs publish write files that end in .answlypack.`,
  ],
  [
    ['tutor', 'costs', '--days', '0'],
    '--days 0 is not understood: write a number of days from 1 to 400 after --days.',
  ],
  [
    ['tutor', 'costs', '--days=week'],
    '--days week is not understood: write a number of days from 1 to 400 after --days.',
  ],
  [['tutor', 'costs', '--days'], '--days has no value: write a number of days from 1 to 400 after it.'],
  [['tutor', 'costs', '--days', '1', '--days', '2'], '--days is written twice: write it once.'],
  [
    ['tutor', 'costs', '--weeks', '1'],
    `${asked} option --weeks: after tutor costs write --days, or nothing.`,
  ],
  [['tutor', 'costs', 'now'], '"now" is one word too many: after tutor costs write --days, or nothing.'],
  [
    ['tutor', 'ratings', '--count', '-1'],
    '--count -1 is not understood: write a number of questions from 1 to 10000 after --count.',
  ],
  [
    ['tutor', 'warm', '--modes', 'chat'],
    '--modes chat is not understood: write hint or explain, or several between commas, after --modes.',
  ],
  [['tutor', 'warm', '--pack', '--yes'], '--pack has no value: write the id of a published pack after it.'],
  [['tutor', 'warm', '--yes=no'], '--yes takes no value: write --yes alone.'],
])('%j is answered with what to write instead', async (words, sentence) => {
  await expect(runAdmin(words)).rejects.toEqual(new UsageError(sentence));
});
