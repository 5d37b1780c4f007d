/** Speaks the protocol of facts as a device would, for tests. */
import type { Fact, FactRecord, StoredFact } from '@answly/shared/sync/fact';
import { columnsOf, factsOf, frameText, readFrame } from '@answly/shared/sync/facts-frame';
import { frameMime } from '@answly/shared/http/route';
import { protocolVersion, pullHead, type PullHead } from '@answly/shared/sync/protocol';

/** A fact as a test writes it, with its body as text or as an object. */
export type LooseFact = Omit<FactRecord, 'body'> & { body: string | Fact['body'] };

export function recordOf(fact: LooseFact): FactRecord {
  return { ...fact, body: typeof fact.body === 'string' ? fact.body : JSON.stringify(fact.body) };
}

export const frameHeaders = { 'content-type': frameMime };

/** The text of a push. */
export function pushText(facts: readonly LooseFact[], around: { deviceId: string; sentAt: number }): string {
  const records = facts.map(recordOf);
  const head = { protocol: protocolVersion, ...around, columns: columnsOf(records) };
  return frameText(head, records.map((each) => each.body).join('\n'));
}

export interface PulledPage extends PullHead {
  facts: (Omit<StoredFact, 'body'> & { body: Fact['body'] })[];
}

/** The page in the text of an answer. */
export function pageOf(text: string): PulledPage {
  const frame = readFrame(text);
  const head = pullHead.parse(frame.head);
  const { seqFirst, effectiveAfter } = head.columns;
  const facts = factsOf(head.columns, frame.bodies).map((fact, place) => ({
    ...fact,
    body: JSON.parse(fact.body) as Fact['body'],
    seq: seqFirst + place,
    effectiveAt: fact.at + (effectiveAfter[place] ?? 0),
  }));
  return { ...head, facts };
}
