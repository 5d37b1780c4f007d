/** Finds what another history of the server lacks, and lets it wait again; nothing here is deleted (SY12). */
import { digests } from '@answly/shared/http/sync';
import { ask, type RoundParts } from './round-parts.ts';

export async function repairHistory(parts: RoundParts): Promise<void> {
  const { epoch, devices } = await ask(parts, digests, {});
  parts.log.startOver(epoch, devices);
  parts.documents.startOver();
}
