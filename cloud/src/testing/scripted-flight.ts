/** Answers on their way whose words and end a test holds in its hand, and readers that note what they heard. */
import type { Flight } from '#cloud/domain/tutor/flight';
import type { Prepare } from '#cloud/domain/tutor/flight/flying';

export interface ScriptedWork {
  prepare: Prepare;
  /** How often it was made. */
  made(): number;
  /** Resolves when it is being made for the first time. */
  begun: Promise<void>;
  say(text: string): void;
  end(): void;
  cut(failure: Error): void;
  /** Of the newest making. */
  signal(): AbortSignal | undefined;
}

export function scriptedWork(): ScriptedWork {
  const begun = Promise.withResolvers<void>();
  const end = Promise.withResolvers<void>();
  let made = 0;
  let speak: (text: string) => void = () => undefined;
  let latest: AbortSignal | undefined;
  return {
    prepare: () =>
      Promise.resolve((say, signal) => {
        made += 1;
        speak = say;
        latest = signal;
        signal.addEventListener('abort', () => end.reject(signal.reason as Error));
        begun.resolve();
        return end.promise;
      }),
    made: () => made,
    begun: begun.promise,
    say: (text) => speak(text),
    end: () => end.resolve(),
    cut: (failure) => end.reject(failure),
    signal: () => latest,
  };
}

/** For flights that must be led by another one. */
export const neverPrepared: Prepare = () => Promise.reject(new Error('must not be prepared'));

export interface HeardFlight {
  /** Since the last restart. */
  text: string;
  restarts: number;
  /** How many parts it came in. */
  parts: number;
  failure: unknown;
}

/** Notes what is heard as it comes; `whole` resolves at the end, however it is. */
export function listen(
  flight: Flight,
  gone?: AbortSignal,
): { heard: HeardFlight; whole: Promise<HeardFlight> } {
  const heard: HeardFlight = { text: '', restarts: 0, parts: 0, failure: undefined };
  const follow = async (): Promise<HeardFlight> => {
    try {
      for await (const part of flight.read(gone)) {
        heard.parts += 1;
        if (typeof part === 'string') heard.text += part;
        else {
          heard.text = '';
          heard.restarts += 1;
        }
      }
    } catch (failure) {
      heard.failure = failure;
    }
    return heard;
  };
  return { heard, whole: follow() };
}
