/** The days that budgets are counted by: UTC, the same for every student and replica. */

const dayMs = 86_400_000;

/** Such as `2026-11-28`. @param nowMs milliseconds since 1970. */
export function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

/** As `dayOf`: writing a day takes longer than counting a known answer does, and it is nearly always the day of before. */
export function rememberedDay(): typeof dayOf {
  let last = { number: NaN, name: '' };
  return (nowMs) => {
    const number = Math.floor(nowMs / dayMs);
    if (number !== last.number) last = { number, name: dayOf(nowMs) };
    return last.name;
  };
}

/** The midnight after, in milliseconds since 1970. */
export function dayEndsAt(nowMs: number): number {
  return (Math.floor(nowMs / dayMs) + 1) * dayMs;
}
