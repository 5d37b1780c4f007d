/** What has been said of an answer so far, for any number of readers, each from the first word. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';

/** Words, or that the answer begins anew: what came before is not part of it. */
export type FlightPart = string | { restart: true };

export interface Transcript {
  /** @throws AppError tutor.unavailable where the answer grows longer than any may be. */
  say(text: string): void;
  /** What was said is void. */
  restart(): void;
  end(): void;
  fail(failure: unknown): void;
  /**
   * Replays what has come and follows the rest.
   * @param gone lets a reader leave who waits for the next word.
   * @throws what the flight failed with.
   */
  read(gone?: AbortSignal): AsyncGenerator<FlightPart>;
}

export interface TranscriptHooks {
  /** The last reader left before the end. */
  onDeserted(): void;
  /** At the end or the failure, before any reader knows. */
  onOver(): void;
}

export function createTranscript(hooks: TranscriptHooks): Transcript {
  let said: string[] = [];
  let chars = 0;
  let turn = 0;
  let readers = 0;
  let ended: { failure: unknown } | 'well' | undefined;
  const news = createNews();
  const finish = (how: typeof ended): void => {
    if (ended !== undefined) return;
    ended = how;
    hooks.onOver();
    news.announce();
  };
  async function* read(gone?: AbortSignal): AsyncGenerator<FlightPart> {
    let [heard, next] = [turn, 0];
    readers += 1;
    gone?.addEventListener('abort', news.announce);
    try {
      for (;;) {
        if (gone?.aborted === true) return;
        if (heard !== turn) {
          const voided = next > 0;
          [heard, next] = [turn, 0];
          if (voided) yield { restart: true };
        } else if (next < said.length) {
          const text = said.slice(next).join('');
          next = said.length;
          yield text;
        } else if (ended === undefined) await news.next();
        else if (ended === 'well') return;
        else throw ended.failure;
      }
    } finally {
      gone?.removeEventListener('abort', news.announce);
      readers -= 1;
      if (readers === 0 && ended === undefined) hooks.onDeserted();
    }
  }
  return {
    say: (text) => {
      chars += text.length;
      if (chars > limits.tutorFlightCharsMax) throw tooLong();
      said.push(text);
      news.announceSoon();
    },
    restart: () => {
      [said, chars] = [[], 0];
      turn += 1;
      news.announce();
    },
    end: () => finish('well'),
    fail: (failure) => finish({ failure }),
    read,
  };
}

function createNews() {
  let coming = Promise.withResolvers<void>();
  let soon = false;
  const announce = (): void => {
    coming.resolve();
    coming = Promise.withResolvers<void>();
  };
  return {
    next: () => coming.promise,
    announce,
    /** Words that arrive together are passed on together: one write for a packet of them, not one for each. */
    announceSoon: (): void => {
      if (soon) return;
      soon = true;
      setImmediate(() => {
        soon = false;
        announce();
      });
    },
  };
}

function tooLong(): AppError {
  return new AppError('tutor.unavailable', { detail: 'The tutor did not come to an end of its answer.' });
}
