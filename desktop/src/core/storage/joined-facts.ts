/** Takes over the facts of an attached study file that was nobody's: each once, however often this is begun (SY17). */
import type { FactLogParts } from './facts.ts';
import { factColumns, loggedOfRow, type FactRow } from './logged-fact.ts';

export interface JoinedFacts {
  /**
   * Appends what the attached file has and this one has not, to be sent. The facts keep their ids and times, and are
   * numbered as this device's own, since no server knows the device that wrote them.
   * @returns how many were new here.
   */
  joinOthers(): number;
}

export function createJoinedFacts({ db, device, folds }: FactLogParts): JoinedFacts {
  return {
    joinOthers: () =>
      db.transaction(() => {
        const rows = db
          .prepare<FactRow>(
            `SELECT ${factColumns} FROM other.fact WHERE id NOT IN (SELECT id FROM main.fact) ORDER BY local`,
          )
          .all();
        const insert = db.prepare(
          `INSERT INTO main.fact (id, kind, device_id, device_seq, at, zone_minutes, mono_ms, body)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        );
        const enqueue = db.prepare('INSERT INTO main.outbox (local) VALUES (?)');
        const joined = rows.map((row) => {
          const [deviceId, deviceSeq] = [device.id(), device.takeSeq()];
          const { id, kind, at, zone_minutes, mono_ms, body } = row;
          const { lastInsertRowid } = insert.run(
            id,
            kind,
            deviceId,
            deviceSeq,
            at,
            zone_minutes,
            mono_ms,
            body,
          );
          enqueue.run(lastInsertRowid);
          return loggedOfRow({
            ...row,
            local: Number(lastInsertRowid),
            device_id: deviceId,
            device_seq: deviceSeq,
            effective_at: null,
          });
        });
        folds.apply(joined.filter(({ kind }) => folds.hears(kind)));
        return joined.length;
      }),
  };
}
