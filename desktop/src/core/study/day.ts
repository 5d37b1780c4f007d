/** Calendar days as the student lived them. */

const dayMs = 86_400_000;

/** Days since 1970 at `atMs` in a zone. */
export function dayNumber(atMs: number, zoneMinutes: number): number {
  return Math.floor((atMs + zoneMinutes * 60_000) / dayMs);
}

/** The day at `atMs` in a zone, as `2026-02-28`. */
export function dayOf(atMs: number, zoneMinutes: number): string {
  return new Date(atMs + zoneMinutes * 60_000).toISOString().slice(0, 10);
}

/** The day some days before (or, negative, after) `day`. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * dayMs).toISOString().slice(0, 10);
}
