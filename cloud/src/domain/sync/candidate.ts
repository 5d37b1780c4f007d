/** Reads one pushed fact: checked, spelled in one way, hashed, its stamp held to the server's clock. */
import { canonicalJson } from '@answly/shared/sync/canonical';
import { fact as factSchema, factKinds, type Fact } from '@answly/shared/sync/fact';
import { limits } from '@answly/shared/limits';
import { z } from 'zod';

/** A fact that may be kept, unless the student's history says otherwise. */
export interface Candidate {
  id: string;
  deviceId: string;
  deviceSeq: number;
  kind: string;
  sentAt: number;
  /** `sentAt`, or the server's time where that lies too far ahead (SY8). */
  effectiveAt: number;
  itemId: string | undefined;
  /** Of the fact as it was sent. */
  sentHash: string;
  /** Of the fact as it is kept, where its stamp was moved: a device may send that one too. */
  keptHash: string | undefined;
  /** The JSON that is kept, with members this version does not know (SY15). */
  content: string;
}

export interface ReadOptions {
  nowMs: number;
  sha256Hex: (text: string) => string;
}

const uuid = z.uuid();
/** Members the server adds when it hands a fact out; a device may send back what it got. */
const serverMembers = ['seq', 'effectiveAt'] as const;

/** A sentence where the fact cannot be kept (SY5). */
export function readCandidate(raw: unknown, options: ReadOptions): Candidate | string {
  const parsed = factSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join('.') || 'The fact'}: ${issue?.message ?? 'is not valid'}`.slice(0, 200);
  }
  if (!isWithinDepth(raw, limits.factDepthMax)) return 'body: is nested too deeply';
  const sent = { ...(raw as Fact) };
  for (const member of serverMembers) delete (sent as Record<string, unknown>)[member];
  const spelled = canonicalJson(sent);
  if (Buffer.byteLength(spelled) > limits.factBodyBytesMax) return 'The fact is too large.';
  return candidateOf(sent, spelled, options);
}

function candidateOf(sent: Fact, spelled: string, { nowMs, sha256Hex }: ReadOptions): Candidate {
  const clamped = sent.at > nowMs + limits.clockAheadMsMax;
  const effectiveAt = clamped ? nowMs : sent.at;
  const content = clamped ? canonicalJson({ ...sent, at: effectiveAt }) : spelled;
  return {
    id: sent.id.toLowerCase(),
    deviceId: sent.deviceId.toLowerCase(),
    deviceSeq: sent.deviceSeq,
    kind: sent.kind,
    sentAt: sent.at,
    effectiveAt,
    itemId: attemptedItem(sent),
    sentHash: sha256Hex(spelled),
    keptHash: clamped ? sha256Hex(content) : undefined,
    content,
  };
}

function attemptedItem(sent: Fact): string | undefined {
  return sent.kind === factKinds.attempt ? uuid.safeParse(sent.body['itemId']).data : undefined;
}

function isWithinDepth(value: unknown, depthMax: number): boolean {
  if (value === null || typeof value !== 'object') return true;
  return depthMax > 0 && Object.values(value).every((each) => isWithinDepth(each, depthMax - 1));
}
