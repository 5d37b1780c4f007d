/** Reads one pushed fact: checked member by member, its stamp held to the server's clock. */
import { factKinds, uuidPattern, type FactRecord } from '@answly/shared/sync/fact';
import { factFault } from '@answly/shared/sync/fact-fault';
import { limits } from '@answly/shared/limits';

/** A fact that may be kept, unless the student's history says otherwise. */
export interface Candidate extends FactRecord {
  /** `at` as the device sent it; `at` itself is the server's time where that lay too far ahead (SY8). */
  sentAt: number;
  /** The item an attempt answers. */
  itemId: string | undefined;
}

/** A sentence where the fact cannot be kept (SY5). */
export function readCandidate(sent: FactRecord, nowMs: number): Candidate | string {
  const fact = { ...sent, id: sent.id.toLowerCase(), deviceId: sent.deviceId.toLowerCase() };
  const fault = factFault(fact);
  if (fault !== undefined) return fault;
  const body = readBody(sent.body);
  if (typeof body === 'string') return body;
  const at = sent.at > nowMs + limits.clockAheadMsMax ? nowMs : sent.at;
  return { ...fact, at, sentAt: sent.at, itemId: attemptedItem(sent.kind, body) };
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
  return typeof itemId === 'string' && uuidPattern.test(itemId.toLowerCase())
    ? itemId.toLowerCase()
    : undefined;
}

function isWithinDepth(value: object, depthMax: number): boolean {
  if (depthMax === 0) return false;
  for (const member of Object.values(value) as unknown[]) {
    if (member !== null && typeof member === 'object' && !isWithinDepth(member, depthMax - 1)) return false;
  }
  return true;
}
