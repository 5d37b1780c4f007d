/** Reads one pushed fact: checked member by member, its stamp held to the server's clock. */
import { factKind, factKinds, type FactRecord } from '@answly/shared/sync/fact';
import { limits } from '@answly/shared/limits';

/** A fact that may be kept, unless the student's history says otherwise. */
export interface Candidate extends FactRecord {
  /** `at` as the device sent it; `at` itself is the server's time where that lay too far ahead (SY8). */
  sentAt: number;
  /** The item an attempt answers. */
  itemId: string | undefined;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const kindNames: ReadonlySet<string> = new Set(Object.values(factKinds));
const zoneMinutesMax = 1080;

/** A sentence where the fact cannot be kept (SY5). */
export function readCandidate(sent: FactRecord, nowMs: number): Candidate | string {
  const id = sent.id.toLowerCase();
  const deviceId = sent.deviceId.toLowerCase();
  const fault = faultAround(sent, id, deviceId);
  if (fault !== undefined) return fault;
  const body = readBody(sent.body);
  if (typeof body === 'string') return body;
  const at = sent.at > nowMs + limits.clockAheadMsMax ? nowMs : sent.at;
  return { ...sent, id, deviceId, at, sentAt: sent.at, itemId: attemptedItem(sent.kind, body) };
}

function faultAround(sent: FactRecord, id: string, deviceId: string): string | undefined {
  if (!uuid.test(id)) return 'id: is not a UUID';
  if (!uuid.test(deviceId)) return 'deviceId: is not a UUID';
  if (!kindNames.has(sent.kind) && !factKind.safeParse(sent.kind).success) return 'kind: is not a name';
  if (!isCount(sent.deviceSeq) || sent.deviceSeq < 1) return 'deviceSeq: is not a number from 1';
  if (!isCount(sent.at)) return 'at: is not a time';
  if (!isCount(sent.monoMs)) return 'monoMs: is not a time';
  if (!Number.isInteger(sent.zoneMinutes) || Math.abs(sent.zoneMinutes) > zoneMinutesMax) {
    return 'zoneMinutes: is not a distance from UTC';
  }
  return undefined;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function readBody(text: string): object | string {
  if (Buffer.byteLength(text) > limits.factBodyBytesMax) return 'body: is too large';
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'body: is not JSON';
  }
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return 'body: is not an object';
  return isWithinDepth(body, limits.factDepthMax) ? body : 'body: is nested too deeply';
}

function attemptedItem(kind: string, body: object): string | undefined {
  if (kind !== factKinds.attempt) return undefined;
  const { itemId } = body as { itemId?: unknown };
  return typeof itemId === 'string' && uuid.test(itemId.toLowerCase()) ? itemId.toLowerCase() : undefined;
}

function isWithinDepth(value: object, depthMax: number): boolean {
  if (depthMax === 0) return false;
  for (const member of Object.values(value) as unknown[]) {
    if (member !== null && typeof member === 'object' && !isWithinDepth(member, depthMax - 1)) return false;
  }
  return true;
}
