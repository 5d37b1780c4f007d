/** A leader's line to the board: keeps the lease and writes what is said, some words at a time. */
import type { BoardEntry, FlightBoard, Place, Standing } from './board.ts';
import type { Flying } from './flying.ts';

export interface Wire {
  /** Resolves when another replica has taken the lease; never otherwise. */
  lost: Promise<void>;
  put(entry: BoardEntry): void;
  /** Writes the last entry. Resolves when it is written, or when trying on is of no use. */
  close(last: BoardEntry): Promise<void>;
}

/** For a leader whom no other replica hears. */
export function noWire(): Wire {
  return { lost: new Promise(() => undefined), put: () => undefined, close: () => Promise.resolve() };
}

/** A lease is renewed this many times in its time. */
const renewals = 3;

export function openWire(flying: Flying, board: FlightBoard, claimed: Place): Wire {
  /** All of it, so that it can be written anew where the board has lost it. */
  const log: BoardEntry[] = [];
  let place = claimed;
  let posted = 0;
  /** How many entries have been sent, whether or not they arrived: these do not grow any more. */
  let sent = 0;
  let closedAtMs: number | undefined;
  let wake = Promise.withResolvers<void>();
  const lost = Promise.withResolvers<void>();
  const closing = Promise.withResolvers<void>();

  const put = (entry: BoardEntry): void => {
    const last = log.at(-1);
    if (entry.kind === 'text' && last?.kind === 'text' && log.length > sent) last.text += entry.text;
    else log.push({ ...entry });
    wake.resolve();
  };
  const news = async (): Promise<void> => {
    if (posted === log.length) {
      const stop = flying.timers.after(board.leaseMs / renewals, () => wake.resolve());
      await wake.promise;
      stop();
    }
    wake = Promise.withResolvers();
  };
  const post = async (): Promise<Standing | 'away'> => {
    sent = log.length;
    try {
      const standing = await board.post(place, posted, log.slice(posted, sent));
      if (standing === 'held') posted = sent;
      if (standing !== 'expired') return standing;
      // The board forgot us, and nobody took our place: it is told everything again, the end included.
      const again = await board.claim(place.key);
      if (!again.led) return 'taken';
      [place, posted, sent] = [again.place, 0, 0];
      return 'held';
    } catch {
      return 'away';
    }
  };
  const done = (standing: Standing | 'away'): boolean => {
    if (closedAtMs === undefined) return false;
    if (standing === 'away') return flying.timers.now() - closedAtMs > board.leaseMs;
    return posted === log.length;
  };
  const run = async (): Promise<void> => {
    for (;;) {
      await news();
      // The end waits for nothing: whoever asks next finds the place free.
      if (closedAtMs === undefined) await Promise.race([flying.beat(), closing.promise]);
      const standing = await post();
      if (standing === 'taken') return lost.resolve();
      if (done(standing)) return undefined;
      if (standing === 'away') await flying.beat();
    }
  };
  const running = run();
  return {
    lost: lost.promise,
    put,
    close: (last) => {
      closedAtMs = flying.timers.now();
      put(last);
      closing.resolve();
      return running;
    },
  };
}
