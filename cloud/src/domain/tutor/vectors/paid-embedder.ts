/** An embedding model whose calls are paid for as answers are: held before, settled after. */
import type { Afterwards } from '../afterwards.ts';
import { ModelFailure } from '../model.ts';
import { costNano, reserveNano } from '../money/cost.ts';
import type { Price } from '../money/prices.ts';
import { paymentRefusal } from '../money/refusal.ts';
import type { Timers } from '#cloud/domain/timers';
import type { UsageLedger, UsageRow, UsageSettlement } from '../usage-ledger.ts';
import type { Tell } from '../happenings.ts';
import type { Embedder, EmbedUsage } from './embedder.ts';
import type { ItemRef } from './vector-index.ts';

/** Who pays, and for which item; a whole pack names the first of those that are sent. */
export interface EmbedPayer extends ItemRef {
  userId: string;
  /** Of what a student asks once: under the same one nothing is bought a second time. */
  requestId?: string | undefined;
}

export interface PaidEmbedder extends Omit<Embedder, 'embed'> {
  /** @throws ModelFailure; AppError budget.exhausted or request.repeated, and then nothing was asked */
  embed(texts: readonly string[], call: { timeoutMs: number; payer: EmbedPayer }): Promise<Float32Array[]>;
}

export interface Payments {
  ledger: Pick<UsageLedger, 'open' | 'settle'>;
  timers: Timers;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  tell: Tell;
  afterwards: Afterwards;
}

export function paidEmbedder(embedder: Embedder, price: Price, payments: Payments): PaidEmbedder {
  const { provider, model, textsMax } = embedder;
  const { ledger, timers, now, newId } = payments;
  return {
    provider,
    model,
    textsMax,
    embed: async (texts, { timeoutMs, payer: { requestId = newId(), ...payer } }) => {
      const promptBytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      const opened = await ledger.open({
        requestId,
        ...payer,
        mode: 'embed',
        provider,
        model,
        reservedNano: reserveNano(price, { promptBytes, tokensMax: 0 }),
      });
      if (opened.kind !== 'opened') throw paymentRefusal(opened, now());
      const startedMs = timers.now();
      let outcome: UsageSettlement['outcome'] = 'crashed';
      let usage: EmbedUsage | undefined;
      const onUsage = (heard: EmbedUsage): void => void (usage = heard);
      try {
        const vectors = await embedder.embed(texts, { timeoutMs, onUsage });
        outcome = 'stop';
        return vectors;
      } catch (failure) {
        if (failure instanceof ModelFailure) outcome = failure.kind;
        throw failure;
      } finally {
        const latencyMs = Math.round(timers.now() - startedMs);
        settle(payments, opened.row, { outcome, latencyMs, ...billOf(price, usage) });
      }
    },
  };
}

/** Costs nothing where the provider refused it. */
function billOf(price: Price, heard: EmbedUsage | undefined) {
  const usage = { tokensIn: heard?.tokensIn ?? 0, tokensOut: 0, tokensCached: 0 };
  return { usage, costNano: costNano(price, usage), countedBy: heard?.countedBy ?? ('estimate' as const) };
}

type Settling = Pick<UsageSettlement, 'outcome' | 'latencyMs' | 'usage' | 'costNano' | 'countedBy'>;

function settle({ ledger, tell, afterwards }: Payments, row: UsageRow, settling: Settling): void {
  const { provider, model, mode, reservedNano } = row;
  const { usage, latencyMs, ...told } = settling;
  tell({ kind: 'settled', mode, provider, model, reservedNano, ...told, ...usage });
  const settlement = { ...told, usage, latencyMs, provider, model, firstTokenMs: null };
  afterwards(ledger.settle(row, settlement), 'What an embedding cost could not be recorded');
}
