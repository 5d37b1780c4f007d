/** Sends what waits, a batch at a time (SY4–SY6). */
import { AppError } from '@answly/shared/errors/app-error';
import { push } from '@answly/shared/http/sync';
import { columnsOf } from '@answly/shared/sync/facts-frame';
import { protocolVersion, type PushResponse } from '@answly/shared/sync/protocol';
import type { Batch } from '#desktop/core/storage/outbox';
import { alone } from './too-large.ts';
import { moveDevice } from './move-device.ts';
import { ask, type RoundParts } from './round-parts.ts';

/** So that device, network and server work at the same time; more would only queue at the student's lock (SY2). */
const inFlightMax = 3;

/**
 * Pushes until nothing waits.
 * @throws AppError when the server cannot be used; what was acknowledged before is settled.
 */
export async function pushFacts(parts: RoundParts): Promise<void> {
  const { log } = parts;
  const total = log.waitingCount();
  const sent = { count: 0, after: 0, placeTaken: false, failures: [] as unknown[] };
  const inFlight = new Set<Promise<void>>();
  const start = (batch: Batch): void => {
    const sending = send(parts, batch)
      .then((others) => {
        sent.count += batch.facts.length;
        sent.placeTaken ||= others.some((each) => isPlaceTaken(each));
        parts.report('pushing', Math.min(1, sent.count / Math.max(total, sent.count, 1)));
      })
      .catch((error: unknown) => void sent.failures.push(error))
      .finally(() => inFlight.delete(sending));
    inFlight.add(sending);
  };
  for (;;) {
    const batch = log.waiting(sent.after);
    if (batch.facts.length === 0 || sent.failures.length > 0) break;
    sent.after = batch.locals.at(-1) ?? sent.after;
    start(batch);
    if (inFlight.size >= inFlightMax) await Promise.race(inFlight);
  }
  await Promise.all(inFlight);
  if (sent.placeTaken) await moveDevice(parts);
  if (sent.failures.length > 0) throw sent.failures[0];
}

function isPlaceTaken(result: PushResponse['others'][number]): boolean {
  return result.status === 'rejected' && result.code === 'fact.place-taken';
}

/** @returns the server's word on those that were not simply accepted. */
async function send(parts: RoundParts, batch: Batch): Promise<PushResponse['others']> {
  const { log, device, now } = parts;
  const columns = columnsOf(batch.facts);
  const head = {
    protocol: protocolVersion,
    deviceId: device.id(),
    sentAt: Math.max(0, Math.round(now())),
    columns,
  };
  const bodies = batch.facts.map((each) => each.body).join('\n');
  const answer = await alone(batch.facts, ask(parts, push, { frame: { head, bodies } }));
  if ('refusal' in answer) {
    const others = [{ place: 0, id: answer.of.id, ...answer.refusal }];
    log.settle(batch, { others, numbered: null });
    return others;
  }
  refuseUnfit(batch, answer);
  const { epoch } = log.place();
  // Nothing of another history is taken for an acknowledgement: it is sent again after the repair (SY12).
  if (epoch !== null && epoch !== answer.epoch) throw new AppError('sync.epoch-changed');
  log.noteEpoch(answer.epoch);
  log.settle(batch, answer);
  parts.heard(answer);
  return answer.others;
}

/** The server's word on exactly what was sent, or the answer is not to be trusted. */
function refuseUnfit({ facts }: Batch, { count, others }: PushResponse): void {
  if (count === facts.length && others.every((each) => facts[each.place]?.id === each.id)) return;
  throw new AppError('network.garbled', {
    detail: 'The server did not answer for each change that was sent.',
  });
}
