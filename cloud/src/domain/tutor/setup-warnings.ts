/** What an operator has half set up, so that it is not used: said at the start, in the log and at `/health`. */
import type { AiSettings, ModelSetup, Unreachable } from './model-setup.ts';
import type { PriceOf } from './money/prices.ts';
import { parseModelName } from './providers.ts';
import { unpricedModels, unpricedSentence } from './unpriced.ts';

export interface SetupWarning {
  /** For the operator: what it is, and what to do. */
  told: string;
  /** For anybody, as `/health` is: which models are asked for, and where, is the operator's affair. */
  shown: string;
}

/** The two settings of Pinecone, as far as they are set. */
export type PineconeSettings = { apiKey?: string | undefined; indexUrl?: string | undefined };

export interface OperatorSetup {
  ai: AiSettings;
  /** What `ai` comes to. */
  setup: ModelSetup;
  pinecone: PineconeSettings;
  priceOf: PriceOf;
}

export function setupWarnings({ ai, setup, pinecone, priceOf }: OperatorSetup): SetupWarning[] {
  const unpriced = unpricedSentence(unpricedModels(setup, priceOf));
  return [
    ...setup.unreachable.map((each) => unreachableWarning(ai, each)),
    ...embeddingWarnings(ai, setup),
    ...pineconeWarnings(pinecone, setup),
    ...(unpriced === undefined ? [] : [{ told: unpriced, shown: unpricedShown }]),
  ];
}

const unpricedShown =
  'A model that is set up has no known price, so it is not asked; the log and answly-admin tutor costs say which.';

function unreachableWarning(ai: AiSettings, { setting, name }: Unreachable): SetupWarning {
  return {
    told: `${setting} names ${name}, which is not asked: ${remedyOf(ai, name)}.`,
    shown: `${setting} names a model that is not asked, since its provider has no key or address; the log says which.`,
  };
}

function remedyOf(ai: AiSettings, name: string): string {
  switch (parseModelName(name)?.provider) {
    case 'compatible':
      return 'set AI_BASE_URL';
    case 'anthropic':
      return 'set ANTHROPIC_API_KEY';
    case 'cohere':
      return 'set COHERE_API_KEY';
    case 'openai':
      return ai.baseUrl === undefined ? 'set OPENAI_API_KEY' : 'AI_BASE_URL takes the place of OpenAI';
    case undefined:
      return 'set OPENAI_API_KEY, ANTHROPIC_API_KEY, COHERE_API_KEY or AI_BASE_URL';
  }
}

function embeddingWarnings({ embeddingModel }: AiSettings, { embedding }: ModelSetup): SetupWarning[] {
  if (embeddingModel === undefined || embedding !== undefined) return [];
  const so = 'so questions alike are found by their words';
  const why = 'its provider has no key, or makes no embeddings';
  return [
    {
      told: `AI_EMBEDDING_MODEL names ${embeddingModel}, which is not asked, since ${why}; ${so}.`,
      shown: `AI_EMBEDDING_MODEL names a model that is not asked, since ${why}; ${so}.`,
    },
  ];
}

function pineconeWarnings({ apiKey, indexUrl }: PineconeSettings, { embedding }: ModelSetup): SetupWarning[] {
  if (apiKey === undefined && indexUrl === undefined) return [];
  const missing =
    apiKey === undefined
      ? 'PINECONE_API_KEY'
      : indexUrl === undefined
        ? 'PINECONE_INDEX_HOST'
        : embedding === undefined
          ? 'an AI_EMBEDDING_MODEL that can be asked'
          : undefined;
  if (missing === undefined) return [];
  const sentence = `Pinecone is not used for want of ${missing}.`;
  return [{ told: sentence, shown: sentence }];
}
