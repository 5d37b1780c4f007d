/** A fact as the study file holds it, and the way to and from its row. */
import type { Fact } from '@answly/shared/sync/fact';

export interface LoggedFact extends Fact {
  /** Its place in this file; never sent. */
  local: number;
  /** When it counts as done: the server's word where there is one, else the device's (SY9). */
  orderAt: number;
}

/** What a feature derives from facts. It must come out the same in whatever order facts arrive (SY9). */
export interface Projection {
  readonly kind: string;
  apply(fact: LoggedFact): void;
  /** Takes a fact out again, before it is applied with another time. */
  remove(fact: LoggedFact): void;
}

export interface FactRow {
  local: number;
  id: string;
  kind: string;
  device_id: string;
  device_seq: number;
  at: number;
  zone_minutes: number;
  mono_ms: number;
  body: string;
  effective_at: number | null;
}

export const factColumns =
  'fact.local, fact.id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body, effective_at';

export function factOfRow(row: FactRow): Fact {
  return {
    id: row.id,
    kind: row.kind,
    deviceId: row.device_id,
    deviceSeq: row.device_seq,
    at: row.at,
    zoneMinutes: row.zone_minutes,
    monoMs: row.mono_ms,
    body: JSON.parse(row.body) as Fact['body'],
  };
}

export function loggedOfRow(row: FactRow): LoggedFact {
  return { ...factOfRow(row), local: row.local, orderAt: row.effective_at ?? row.at };
}
