/** Everything that was ever committed on a device, remembered apart from the product: what must not get lost. */
import { attempt } from '@answly/shared/model/attempt';
import { progressReset } from '@answly/shared/model/progress-reset';
import { undo } from '@answly/shared/model/undo';
import { canonicalJson } from '@answly/shared/sync/canonical';
import { factKinds } from '@answly/shared/sync/fact';
import type { Device } from './device.ts';
import { promise } from './violation.ts';

interface Entry {
  /** All that may never change, in one spelling: not the stamps, which the server may move, nor the device (SY14). */
  content: string;
  /** Of an attempt that counts: the pack it is about. */
  attemptOf: string | undefined;
  /** Of a reset of progress: the pack, '' for all. */
  resetOf: string | undefined;
  /** Of an undo: what is taken back. */
  undoes: string | undefined;
  /** Written to be refused: it stays on its device. */
  isBad: boolean;
  device: number;
}

export interface Ledger {
  entries: ReadonlyMap<string, Entry>;
  /**
   * Reads what is new in a device's file.
   * @param writing whether an act was done there just now: only then may there be facts that are new to the world.
   * @returns how many of them there were.
   */
  scan(device: Device, writing: boolean): number;
  /** What a student destroyed, or a restored server no longer has and no device either, need not come back. */
  excuse(ids: Iterable<string>): void;
  isExcused(id: string): boolean;
}

/** Kinds whose facts the server refuses begin like this. */
export const badPrefix = 'bad-';

interface Row {
  local: number;
  id: string;
  kind: string;
  zoneMinutes: number;
  monoMs: number;
  body: string;
}

export function createLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const excused = new Set<string>();

  function take(row: Row, device: Device): void {
    const body: unknown = JSON.parse(row.body);
    entries.set(row.id, {
      content: contentOf(row),
      attemptOf: row.kind === factKinds.attempt ? attempt.safeParse(body).data?.packId : undefined,
      resetOf: row.kind === factKinds.progressReset ? (progressReset.parse(body).packId ?? '') : undefined,
      undoes: row.kind === factKinds.undo ? undo.parse(body).factId : undefined,
      isBad: row.kind.startsWith(badPrefix),
      device: device.index,
    });
  }

  return {
    entries,
    scan(device, writing) {
      let fresh = 0;
      for (const row of rowsAfter(device)) {
        device.localSeen = row.local;
        const known = entries.get(row.id);
        if (known === undefined) {
          // The student's word on a large deletion is written by the engine.
          const mayBeNew = writing || row.kind === factKinds.undo;
          promise(
            'nothing-invented',
            mayBeNew,
            () => `device ${device.index} holds ${row.id}, which nobody wrote`,
          );
          take(row, device);
          fresh += 1;
        } else {
          const same = known.content === contentOf(row);
          promise(
            'replicas-identical',
            same,
            () => `device ${device.index} holds ${row.id} with other content`,
          );
        }
      }
      return fresh;
    },
    excuse: (ids) => {
      for (const id of ids) excused.add(id);
    },
    isExcused: (id) => excused.has(id),
  };
}

function rowsAfter({ running, localSeen }: Device): Row[] {
  return running.db
    .prepare<Row>(
      `SELECT local, id, kind, zone_minutes AS zoneMinutes, mono_ms AS monoMs, body FROM fact WHERE local > ? ORDER BY local`,
    )
    .all(localSeen);
}

function contentOf({ kind, zoneMinutes, monoMs, body }: Row): string {
  return canonicalJson({ kind, zoneMinutes, monoMs, body: JSON.parse(body) as unknown });
}
