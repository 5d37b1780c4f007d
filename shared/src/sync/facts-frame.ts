/**
 * Facts on the wire: a head line of JSON with one column for each member, then one line of JSON for each body. Columns
 * of alike values compress well, and a body is read and stored as the text it is.
 */
import { z } from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { FactRecord } from './fact.ts';

/** Checked as a whole, since a long history has more than half a million of them. */
export const integers = z
  .custom<number[]>((value) => Array.isArray(value) && value.every((each) => Number.isSafeInteger(each)), {
    error: 'Expected a list of whole numbers.',
  })
  .meta({ type: 'array', items: { type: 'integer' } });

/** `at`, `monoMs` and `deviceSeq` tell by how much each value exceeds the one before; the first exceeds 0. */
export const factColumns = z.object({
  /** Separated by commas. */
  ids: z.string(),
  /** The different devices and kinds; `device` and `kind` are places in these lists. */
  devices: z.array(z.string()),
  kinds: z.array(z.string()),
  device: integers,
  kind: integers,
  deviceSeq: integers,
  at: integers,
  zoneMinutes: integers,
  monoMs: integers,
});
export type FactColumns = z.infer<typeof factColumns>;

export interface Frame {
  head: unknown;
  /** JSON texts, one for each fact. */
  bodies: string[];
}

export function columnsOf(facts: readonly FactRecord[]): FactColumns {
  const devices = listed(facts.map((each) => each.deviceId));
  const kinds = listed(facts.map((each) => each.kind));
  return {
    ids: facts.map((each) => each.id).join(','),
    devices: devices.values,
    kinds: kinds.values,
    device: devices.places,
    kind: kinds.places,
    deviceSeq: stepsOf(facts.map((each) => each.deviceSeq)),
    at: stepsOf(facts.map((each) => each.at)),
    zoneMinutes: facts.map((each) => each.zoneMinutes),
    monoMs: stepsOf(facts.map((each) => each.monoMs)),
  };
}

/**
 * Puts columns and bodies together again. Values are as they were sent: whoever does not trust the sender checks them.
 * @throws AppError `request.invalid` where the columns are not of one length.
 */
export function factsOf(columns: FactColumns, bodies: readonly string[]): FactRecord[] {
  const ids = columns.ids === '' ? [] : columns.ids.split(',');
  const { device, kind, zoneMinutes } = columns;
  const [deviceSeq, at, monoMs] = [columns.deviceSeq, columns.at, columns.monoMs].map(sumsOf);
  const rows = [ids, device, kind, zoneMinutes, deviceSeq, at, monoMs];
  if (rows.some((row) => row?.length !== bodies.length)) {
    throw new AppError('request.invalid', { detail: 'The columns of the facts are not of one length.' });
  }
  return bodies.map((body, place) => ({
    id: ids[place] ?? '',
    kind: columns.kinds[kind[place] ?? -1] ?? '',
    deviceId: columns.devices[device[place] ?? -1] ?? '',
    deviceSeq: deviceSeq?.[place] ?? 0,
    at: at?.[place] ?? 0,
    zoneMinutes: zoneMinutes[place] ?? 0,
    monoMs: monoMs?.[place] ?? 0,
    body,
  }));
}

/** @param bodies the bodies, separated by line breaks; '' where there is none. */
export function frameText(head: object, bodies: string): string {
  return bodies === '' ? JSON.stringify(head) : `${JSON.stringify(head)}\n${bodies}`;
}

/** @throws SyntaxError where the head is not JSON. */
export function readFrame(text: string): Frame {
  const end = text.indexOf('\n');
  if (end === -1) return { head: JSON.parse(text), bodies: [] };
  return { head: JSON.parse(text.slice(0, end)), bodies: text.slice(end + 1).split('\n') };
}

/** How much each value exceeds the one before. */
export function stepsOf(values: readonly number[]): number[] {
  let before = 0;
  return values.map((value) => {
    const step = value - before;
    before = value;
    return step;
  });
}

export function sumsOf(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}

/** The different values in order of appearance, and the place of each value among them. */
export function listed(all: readonly string[]): { values: string[]; places: number[] } {
  const known = new Map<string, number>();
  const places = all.map((value) => {
    const place = known.get(value) ?? known.size;
    if (place === known.size) known.set(value, place);
    return place;
  });
  return { values: [...known.keys()], places };
}
