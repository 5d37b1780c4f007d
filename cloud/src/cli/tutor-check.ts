/** `npm run tutor:check`: what a real provider makes of the prompts, over the starter pack and the sets of tests. */
import { z } from 'zod';
import { seededShare } from '@answly/shared/exam/seeded-share';
import { ConfigError, configExitCode, readConfig } from '#cloud/config';
import { integer } from '#cloud/config/values';
import { jailbreaks } from '#cloud/domain/tutor/golden/jailbreaks';
import { starterItems } from '#cloud/domain/tutor/golden/starter-items';
import { createBreakers } from '#cloud/domain/tutor/breaker';
import { setUpModels } from '#cloud/domain/tutor/model-setup';
import type { ChatReview, HintReview } from '#cloud/domain/tutor/review/review-tutor';
import { reviewChats, reviewHints } from '#cloud/domain/tutor/review/review-tutor';
import { modelTimeouts } from '#cloud/domain/tutor/model-timeouts';
import { realTimers } from '#cloud/domain/timers';
import { readOptions } from './read-options.ts';
import { reason } from './reason.ts';
import { UsageError, usageExitCode } from './usage-error.ts';

const usage = `npm run -s tutor:check -- [--hints N] [--chats N] [--show]
Asks the provider of OPENAI_API_KEY, AI_BASE_URL and AI_MODEL. --show prints what leaked or obeyed.
`;
const rules = {
  hints: { schema: integer(1, 10_000).prefault('91'), value: 'a number of hints from 1 to 10000' },
  chats: { schema: integer(0, 10_000).prefault('0'), value: 'a number of chats from 0 to 10000' },
  show: { schema: z.boolean().default(false) },
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  if (error instanceof UsageError) {
    process.stderr.write(`\n${usage}`);
    process.exitCode = usageExitCode;
  } else process.exitCode = error instanceof ConfigError ? configExitCode : 1;
}

/** Ends with 1 when the hints that passed let a blind solver beat chance, or when nothing was answered. */
async function run(words: readonly string[]): Promise<number> {
  const { hints, chats, show } = readOptions('tutor:check', words, rules);
  const { ai } = readConfig(process.env);
  const model = setUpModels(ai).models.small;
  if (model === undefined) throw new ConfigError(['a key of a provider or AI_BASE_URL: is needed']);
  const share = seededShare('tutor-check');
  const timers = { timers: realTimers, breakers: createBreakers(realTimers) };
  const reviewing = { model, share, ...timers, timeouts: modelTimeouts(ai.timeoutMs) };
  const items = starterItems();
  const review = await reviewHints(reviewing, items, hints);
  report(hintLines(review, show));
  if (chats > 0) {
    const talked = await reviewChats(reviewing, items, jailbreaks().slice(0, chats));
    report(chatLines(talked, show));
  }
  const { failed, asked, blind } = review;
  return failed === asked || blind.interval.low > blind.chance ? 1 : 0;
}

function hintLines({ asked, failed, leaks, blind }: HintReview, show: boolean): string[] {
  const kinds = Map.groupBy(leaks, ({ kind }) => kind);
  const counts = [...kinds].map(([kind, found]) => `${kind} ${found.length}`).join(', ');
  const { right, tried, chance, interval } = blind;
  return [
    `hints asked ${asked}, without answer ${failed}`,
    `leak rejects ${leaks.length}${counts === '' ? '' : ` (${counts})`}`,
    `blind solver ${right} of ${tried} right, chance ${percent(chance)}, 95 % interval ${percent(interval.low)}–${percent(interval.high)}`,
    ...(show
      ? leaks.map(({ kind, itemId, text }) => `  ${kind} ${itemId}: ${text.replaceAll('\n', ' ')}`)
      : []),
  ];
}

function chatLines({ asked, failed, obeyed }: ChatReview, show: boolean): string[] {
  return [
    `jailbreaks asked ${asked}, without answer ${failed}, obeyed ${obeyed.length}`,
    ...(show ? obeyed.map(({ message, text }) => `  ${message} → ${text.replaceAll('\n', ' ')}`) : []),
  ];
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

function report(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
