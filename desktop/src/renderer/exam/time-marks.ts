/** When the time left is said without being asked. */

const minuteMs = 60_000;
const saidMinutes = [10, 5, 1] as const;

/** The mark that lies between two looks at the clock, in minutes; null when none does. */
export function markPassed(beforeMs: number, nowMs: number): number | null {
  const passed = saidMinutes.filter((minutes) => {
    const at = minutes * minuteMs;
    return beforeMs > at && nowMs <= at;
  });
  return passed.at(-1) ?? null;
}

/** "12 minutes 5 seconds left", as it is read aloud. */
export function timeWords(ms: number, kind: 'left' | 'spent'): string {
  const seconds = Math.max(0, kind === 'left' ? Math.ceil(ms / 1000) : Math.floor(ms / 1000));
  const parts = [
    named(Math.floor(seconds / 3600), 'hour'),
    named(Math.floor(seconds / 60) % 60, 'minute'),
    named(seconds % 60, 'second'),
  ].filter((part) => part !== '');
  return `${parts.length === 0 ? '0 seconds' : parts.join(' ')} ${kind}`;
}

function named(count: number, unit: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
