/**
 * A part of a screen in pieces of script of its own: fetched when it is wanted, or before that in a quiet moment. Once it
 * is there it is shown at once; what suspends would show its stand-in for a third of a second.
 */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

export interface Part<T> {
  /** Undefined until it has come. */
  got: () => T | undefined;
  /** Asks for it, once; after a failure again. */
  fetch: () => Promise<void>;
}

export function createPart<T>(load: () => Promise<T>): Part<T> {
  let part: T | undefined;
  let fetching: Promise<void> | undefined;
  return {
    got: () => part,
    fetch() {
      fetching ??= load().then(
        (loaded) => {
          part = loaded;
        },
        (error: unknown) => {
          fetching = undefined;
          throw error;
        },
      );
      return fetching;
    },
  };
}

/** The part, fetched if it is wanted; undefined until it is there. A failure is the screen's. */
export function usePart<T>(part: Part<T>, wanted: boolean): T | undefined {
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const whenThere = useCallback(
    (changed: () => void) => {
      if (wanted) part.fetch().then(changed, (error: unknown) => setFailure({ error }));
      return () => undefined;
    },
    [part, wanted],
  );
  const got = useSyncExternalStore(whenThere, part.got);
  if (failure !== null) throw failure.error;
  return got;
}

/** The screen itself comes first, and what its first look asks for. */
const quietMs = 2_000;

/** Fetches what may be wanted next while the student reads. */
export function useFetchedQuietly(parts: readonly Part<unknown>[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      // Where it fails now, it is fetched when it is wanted.
      for (const part of parts) part.fetch().catch(() => undefined);
    }, quietMs);
    return () => clearTimeout(timer);
  }, [parts]);
}
