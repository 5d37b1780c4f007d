/** A run of `answly-admin tutor warm`: its progress, and what Ctrl-C does to it. */
import type { WarmWish } from '#cloud/domain/tutor/warming/warm-asks';
import type { Warming } from '#cloud/start-warming';
import { endLines, tallyText, type Tally } from './warm-report.ts';

/** Few enough that students who ask meanwhile are not slowed by it. */
const atOnce = 4;
const progressMs = 5_000;
const interruptedExitCode = 130;

/** Ends with 1 when answers failed or none was made, with 130 when it was stopped. @throws AppError service.unavailable */
export async function makeAhead(
  warming: Warming,
  packIds: readonly string[],
  wish: WarmWish,
): Promise<number> {
  const [stop, breakOff] = [new AbortController(), new AbortController()];
  const tally: Tally = { made: 0, withheld: 0, failed: 0, brokenOff: 0 };
  let toldMs = performance.now();
  const forget = onSignals({
    interrupt: () => {
      if (stop.signal.aborted) breakOff.abort();
      else say('Stopping: what is under way is finished. Ctrl-C again breaks it off.');
      stop.abort();
    },
    terminate: () => {
      stop.abort();
      breakOff.abort();
    },
  });
  try {
    const end = await warming.make(packIds, wish, {
      stopped: stop.signal,
      broken: breakOff.signal,
      atOnce,
      ended: (made) => {
        tally[made === 'broken-off' ? 'brokenOff' : made] += 1;
        if (performance.now() - toldMs < progressMs) return;
        toldMs = performance.now();
        say(`… ${tallyText(tally, warming.spentNano())}`);
      },
    });
    endLines(end, tally, warming).forEach(say);
    if (end === 'stopped') return interruptedExitCode;
    return tally.failed > 0 || end === 'failing' || tally.made === 0 ? 1 : 0;
  } finally {
    forget();
  }
}

function onSignals({ interrupt, terminate }: { interrupt: () => void; terminate: () => void }): () => void {
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  return () => {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', terminate);
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
