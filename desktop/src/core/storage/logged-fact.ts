/** A fact as the study file holds it, and the way to and from its row. */
import type { Fact, FactRecord } from '@answly/shared/sync/fact';

export interface LoggedFact extends Fact {
  /** Its place in this file; never sent. */
  local: number;
  /** When it counts as done: the server's word where there is one, else the device's (SY9). */
  orderAt: number;
}

/** What a feature derives from facts. It must come out the same in whatever order facts arrive (SY9). */
export interface Projection {
  readonly kinds: readonly string[];
  /** Many at a time, since a first sync brings a whole history. */
  apply(facts: readonly LoggedFact[]): void;
  /** Takes a fact out again, before it is applied with another time. */
  remove(fact: LoggedFact): void;
  /** Forgets everything, before all is folded anew. */
  clear(): void;
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

export function recordOfRow(row: FactRow): FactRecord {
  return {
    id: row.id,
    kind: row.kind,
    deviceId: row.device_id,
    deviceSeq: row.device_seq,
    at: row.at,
    zoneMinutes: row.zone_minutes,
    monoMs: Math.round(row.mono_ms),
    body: row.body,
  };
}

export function loggedOfRow(row: FactRow): LoggedFact {
  return loggedOf(recordOfRow(row), row.local, row.effective_at ?? row.at);
}

export function loggedOf(record: FactRecord, local: number, orderAt: number): LoggedFact {
  return { ...record, body: JSON.parse(record.body) as Fact['body'], local, orderAt };
}
