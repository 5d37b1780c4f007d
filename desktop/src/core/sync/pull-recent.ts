/** The first thing a new device reads: the newest facts, so that it is of use at once (SY7). */
import { recent } from '@answly/shared/http/sync';
import { factKinds } from '@answly/shared/sync/fact';
import { protocolVersion } from '@answly/shared/sync/protocol';
import { ask, type RoundParts } from './round-parts.ts';
import { storedFactsOf } from './stored-facts.ts';

/**
 * The cursor stays at the beginning: what lies before the newest facts is still to come. Resets of progress that the
 * student has to be asked about, or did not want, are left to the pages (SY12).
 */
export async function pullRecent(parts: RoundParts): Promise<void> {
  const { log, deletions } = parts;
  const { head, bodies } = await ask(parts, recent, { query: { protocol: protocolVersion } });
  const facts = storedFactsOf(head.columns, bodies);
  const isDelicate = deletions.find(facts) !== undefined || deletions.kept(facts).length > 0;
  const stored = log.storeAhead(
    isDelicate ? facts.filter(({ kind }) => kind !== factKinds.progressReset) : facts,
  );
  parts.heard(head);
  if (stored > 0) parts.arrived('facts');
  await parts.pause();
}
