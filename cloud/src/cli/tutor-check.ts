/** `npm run tutor:check`: what a real provider makes of the prompts, over a starter pack and the sets of tests. */
import { parseArgs } from 'node:util';
import { seededShare } from '@answly/shared/exam/seeded-share';
import { ConfigError, configExitCode, readConfig } from '#cloud/config';
import { jailbreaks } from '#cloud/domain/tutor/golden/jailbreaks';
import { createBreakers } from '#cloud/domain/tutor/breaker';
import { setUpModels } from '#cloud/domain/tutor/model-setup';
import type { ChatReview, HintReview } from '#cloud/domain/tutor/review/review-tutor';
import { reviewChats, reviewHints } from '#cloud/domain/tutor/review/review-tutor';
import { modelTimeouts, realTimers } from '#cloud/domain/tutor/timers';
import { starterItems } from '#cloud/testing/starter-items';

const usage = `npm run -s tutor:check -- [--hints N] [--chats N] [--show]
Asks the provider of OPENAI_API_KEY, AI_BASE_URL and AI_MODEL. --show prints what leaked or obeyed.
`;

const usageExitCode = 64;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigError ? configExitCode : 1;
}

/** Ends with 1 when the hints that passed let a blind solver beat chance, or when nothing was answered. */
async function run(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      hints: { type: 'string', default: '91' },
      chats: { type: 'string', default: '0' },
      show: { type: 'boolean', default: false },
    },
  });
  const [hints, chats] = [Number(values.hints), Number(values.chats)];
  if (!Number.isInteger(hints) || !Number.isInteger(chats) || hints < 1 || chats < 0) {
    process.stderr.write(usage);
    return usageExitCode;
  }
  const { ai } = readConfig(process.env);
  const model = setUpModels(ai).models.small;
  if (model === undefined) throw new ConfigError(['a key of a provider or AI_BASE_URL: is needed']);
  const share = seededShare('tutor-check');
  const timers = { timers: realTimers, breakers: createBreakers(realTimers) };
  const reviewing = { model, share, ...timers, timeouts: modelTimeouts(ai.timeoutMs) };
  const items = starterItems();
  const review = await reviewHints(reviewing, items, hints);
  report(hintLines(review, values.show));
  if (chats > 0) {
    const talked = await reviewChats(reviewing, items, jailbreaks().slice(0, chats));
    report(chatLines(talked, values.show));
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
