/** Tells windows that something of other devices has arrived: at the end of a round, and now and then in a long one. */

export type News = 'facts' | 'settings';

/** A window that shows what it has asks for much of it again. */
const tellEveryMs = 500;

export function createNews(parts: { now: () => number; arrived: (what: News) => void }) {
  const untold = new Set<News>();
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (): void => {
    for (const what of untold) parts.arrived(what);
    untold.clear();
    toldAt = parts.now();
  };
  return {
    add(what: News): void {
      untold.add(what);
      if (Math.abs(parts.now() - toldAt) >= tellEveryMs) tell();
    },
    /** Tells what is left. */
    tell(): void {
      if (untold.size > 0) tell();
    },
  };
}
