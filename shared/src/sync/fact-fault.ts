/** What is wrong around the body of a fact, checked by hand: a first sync brings a whole history, for which a schema is slow. */
import { factKinds, kindPattern, uuidPattern, zoneMinutesMax, type FactRecord } from './fact.ts';

const kindNames: ReadonlySet<string> = new Set(Object.values(factKinds));

/** A sentence without its stop, or undefined for one that any device can have written. */
export function factFault(fact: FactRecord): string | undefined {
  if (!uuidPattern.test(fact.id)) return 'id: is not a UUID';
  if (!uuidPattern.test(fact.deviceId)) return 'deviceId: is not a UUID';
  if (!kindNames.has(fact.kind) && !kindPattern.test(fact.kind)) return 'kind: is not a name';
  if (!isCount(fact.deviceSeq) || fact.deviceSeq < 1) return 'deviceSeq: is not a number from 1';
  if (!isCount(fact.at)) return 'at: is not a time';
  if (!isCount(fact.monoMs)) return 'monoMs: is not a time';
  if (!Number.isInteger(fact.zoneMinutes) || Math.abs(fact.zoneMinutes) > zoneMinutesMax) {
    return 'zoneMinutes: is not a distance from UTC';
  }
  return undefined;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
