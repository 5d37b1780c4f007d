/** Embeddings of any provider that has them, through the one client. */
import type { EmbeddingCreateParams } from 'openai/resources/embeddings';
import { failureOf, openAiClient, recordedProvider } from '../openai-client.ts';
import type { Breakers } from '../breaker.ts';
import { verdictOf } from '../breaker.ts';
import { ModelFailure } from '../model.ts';
import type { ReachableModel } from '../providers.ts';
import { providers } from '../providers.ts';
import type { Timers } from '#cloud/domain/timers';
import { within } from '#cloud/domain/timers';
import { estimatedTokens } from '../money/cost.ts';
import { countedUsage } from '../money/counted-usage.ts';
import { unit } from './cosine.ts';
import type { Embedder, EmbedUsage } from './embedder.ts';

export interface OpenAiEmbedderOptions {
  timers: Timers;
  breakers: Breakers;
}

export function openAiEmbedder(reachable: ReachableModel, options: OpenAiEmbedderOptions): Embedder {
  const client = openAiClient(reachable);
  const [provider, model] = [recordedProvider(reachable), reachable.name];
  return {
    provider,
    model,
    textsMax: providers[reachable.provider].embeddingTextsMax,
    embed: async (texts, { timeoutMs, onUsage }) => {
      const end = options.breakers.of({ provider, name: model }).enter();
      if (end === undefined) throw new ModelFailure('breaker-open');
      let hasCounted = false;
      const count = (told: number | undefined): void => {
        hasCounted = true;
        onUsage(usageOf(texts, told));
      };
      try {
        // `float` is the one form that every provider documents; the client would ask for another.
        const body: EmbeddingCreateParams = { model, input: [...texts], encoding_format: 'float' };
        const clock = { ms: timeoutMs, late: () => new ModelFailure('timeout-total') };
        const answer = await within(options.timers, clock, (signal) =>
          client.embeddings.create(body, { signal }),
        );
        count(answer.usage?.prompt_tokens);
        const vectors = vectorsOf(answer.data, texts.length);
        end('success');
        return vectors;
      } catch (error) {
        const failure = failureOf(error);
        end(verdictOf(failure.kind));
        // What it took and did not count, it may bill for all the same.
        if (!failure.turnedAway && !hasCounted) count(undefined);
        throw failure;
      }
    },
  };
}

function usageOf(texts: readonly string[], counted: number | undefined): EmbedUsage {
  const told = { tokensIn: counted ?? 0, tokensOut: 0, tokensCached: 0 };
  const estimate = { ...told, tokensIn: estimatedTokens(Buffer.byteLength(texts.join(''))) };
  const { usage, countedBy } = countedUsage(told, estimate);
  return { tokensIn: usage.tokensIn, countedBy };
}

/** @throws ModelFailure when the answer is not one vector for each text, all of the same dimensions */
function vectorsOf(data: readonly { index: number; embedding: number[] }[], count: number): Float32Array[] {
  const inOrder = data.toSorted((one, other) => one.index - other.index);
  const dimensions = inOrder[0]?.embedding.length ?? 0;
  const isWhole =
    inOrder.length === count &&
    inOrder.every(({ index, embedding }, place) => index === place && embedding.length === dimensions);
  if (!isWhole || dimensions === 0) throw new ModelFailure('broken');
  return inOrder.map(({ embedding }) => unit(embedding));
}
