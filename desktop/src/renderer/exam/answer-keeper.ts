/** Keeps the answers of a timed session as they are chosen: one call at a time for each place, the newest answer last. */
import { isShut, isTooLate } from './is-shut.ts';
import { canonicalJson } from '@answly/shared/sync/canonical';
import type { PlaceView } from '#desktop/contract/study';

/** What stands at a place. */
export type Answer = NonNullable<PlaceView['standing']>;

/** `waiting`: typed, and kept when the student rests; `failed`: still only on the screen. */
export type KeepState = 'blank' | 'saved' | 'waiting' | 'saving' | 'failed';

interface Kept {
  /** What the core has confirmed. */
  saved: Answer;
  wanted: Answer;
  sending: Promise<void> | null;
  timer: unknown;
  error: Error | null;
}

export interface AnswerKeeperParts {
  /** Rejects when the core has not kept it. */
  send: (position: number, answer: Answer) => Promise<unknown>;
  /** Called when a state may have changed. */
  changed: () => void;
  wait: { set: (act: () => void, ms: number) => unknown; clear: (timer: unknown) => void };
}

export interface AnswerKeeper {
  /**
   * What the student wants to stand at a place, to be kept after `restMs`; what waits elsewhere is kept at once.
   * @param saved what the core says stands there.
   */
  want(position: number, answer: Answer, { saved, restMs }: { saved: Answer | null; restMs: number }): void;
  /** @param told what the core says stands there, which is so until something else is wanted. */
  stateOf(position: number, told?: Answer | null): KeepState;
  /**
   * The places whose answers could not be kept and why, also while that is tried again: what is said of them must not
   * come and go. What is refused because the exam is shut here is told by the session.
   */
  unkept(): Unkept[];
  /**
   * The core says what stands at a place, perhaps by another window. What is not kept here yet stays wanted.
   * @returns whether it is to be shown in place of what was here.
   */
  told(position: number, standing: Answer | null): boolean;
  /** Wants no more than what is kept at a place. @returns that. */
  giveUp(position: number): Answer;
  /**
   * Sends what waits for a rest of typing, and tries again what has failed elsewhere. At `position`, which is on the
   * screen, that is tried again where the student says so.
   */
  flushTyped(position: number): void;
  /** Sends what waits or has failed; done when the core has answered all. */
  flush(): Promise<void>;
}

/** What is asked of all places at once. */
export type KeptAnswers = Pick<AnswerKeeper, 'unkept' | 'flush' | 'giveUp'>;

export interface Unkept {
  position: number;
  error: Error;
}

const blank: Answer = { response: null, certainty: null };
const same = (one: Answer, other: Answer) => canonicalJson(one) === canonicalJson(other);

function placeOf(saved: Answer): Kept {
  return { saved, wanted: saved, sending: null, timer: undefined, error: null };
}

function stateOf(place: Kept | undefined): KeepState {
  if (place === undefined) return 'blank';
  if (place.sending !== null) return 'saving';
  if (place.error !== null) return 'failed';
  if (!same(place.wanted, place.saved)) return 'waiting';
  return place.saved.response === null ? 'blank' : 'saved';
}

/** @returns whether what stands is taken over. */
function hear(place: Kept | undefined, now: Answer): boolean {
  // What is under way comes after it.
  if (place === undefined || place.sending !== null || same(now, place.saved)) return false;
  const rests = same(place.wanted, place.saved);
  place.saved = now;
  if (rests) place.wanted = now;
  return rests;
}

/** What the student changes while a call is under way follows it. */
async function sendAll(place: Kept, send: (answer: Answer) => Promise<unknown>): Promise<void> {
  while (!same(place.wanted, place.saved)) {
    const answer = place.wanted;
    try {
      await send(answer);
      place.saved = answer;
    } catch (error) {
      if (!same(place.wanted, answer)) continue;
      // What came too late for good is given up, and holds up nothing: what was kept before stands.
      place.error = error instanceof Error ? error : new Error(String(error));
      if (!isTooLate(error)) return;
      place.wanted = place.saved;
    }
  }
  place.error = null;
}

/** What is typed is kept after a rest; what is chosen at once. */
export function createAnswerKeeper({ send, changed, wait }: AnswerKeeperParts): AnswerKeeper {
  const places = new Map<number, Kept>();

  function keep(position: number, place: Kept): Promise<void> {
    wait.clear(place.timer);
    place.timer = undefined;
    place.sending ??= sendAll(place, (answer) => send(position, answer)).finally(() => {
      place.sending = null;
      changed();
    });
    changed();
    return place.sending;
  }

  /** What has failed is tried again with whatever is kept next: who has moved on does not see it any more. */
  function keepElsewhere(position: number): void {
    for (const [at, place] of places) {
      if (at !== position && !same(place.wanted, place.saved)) void keep(at, place);
    }
  }

  function flushTyped(position: number): void {
    const here = places.get(position);
    if (here?.timer !== undefined) void keep(position, here);
    keepElsewhere(position);
  }

  return {
    want(position, answer, { saved, restMs }) {
      const place = places.get(position) ?? placeOf(saved ?? blank);
      places.set(position, place);
      // Who is at another place rests no more at the one before.
      keepElsewhere(position);
      if (same(place.wanted, answer)) return;
      place.wanted = answer;
      wait.clear(place.timer);
      if (restMs === 0) void keep(position, place);
      else place.timer = wait.set(() => void keep(position, place), restMs);
      changed();
    },
    stateOf: (position, told = null) => stateOf(places.get(position) ?? placeOf(told ?? blank)),
    unkept: () =>
      [...places].flatMap(([position, { error }]) =>
        error === null || isShut(error) ? [] : [{ position, error }],
      ),
    told(position, standing) {
      const adopts = hear(places.get(position), standing ?? blank);
      if (adopts) changed();
      return adopts;
    },
    giveUp(position) {
      const place = places.get(position);
      wait.clear(place?.timer);
      if (place !== undefined) Object.assign(place, { wanted: place.saved, timer: undefined, error: null });
      changed();
      return place?.saved ?? blank;
    },
    flushTyped,
    async flush() {
      const open = [...places].filter(([, place]) => !same(place.wanted, place.saved));
      await Promise.all(open.map(([position, place]) => keep(position, place)));
    },
  };
}
