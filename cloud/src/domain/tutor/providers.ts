/** What each provider takes in chat completions and embeddings, by its documentation as of 2025 and 2026. */

export const providerNames = ['openai', 'anthropic', 'cohere', 'compatible'] as const;
export type ProviderName = (typeof providerNames)[number];

export interface ProviderTraits {
  /** Where it is asked unless the operator names another address; undefined where only the operator knows. */
  baseUrl: string | undefined;
  /** The model asked for where the operator named none. */
  smallModel: string;
  /** How the bound on an answer is called. */
  boundName: 'max_completion_tokens' | 'max_tokens';
  /** Whether it knows `stream_options`, and so counts tokens at the end of a stream. */
  streamOptions: boolean;
  /** Texts in one embeddings call; 0 where it has no embeddings. */
  embeddingTextsMax: number;
}

export const providers: Readonly<Record<ProviderName, ProviderTraits>> = {
  // `max_tokens` is deprecated here and refused by its reasoning models. Tokens served from its cache are counted.
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    smallModel: 'gpt-4o-mini',
    boundName: 'max_completion_tokens',
    streamOptions: true,
    embeddingTextsMax: 256,
  },
  // Knows both names of the bound. No cache behind this protocol: its `prompt_tokens_details` is always empty.
  anthropic: {
    baseUrl: 'https://api.anthropic.com/v1',
    smallModel: 'claude-haiku-4-5',
    boundName: 'max_tokens',
    streamOptions: true,
    embeddingTextsMax: 0,
  },
  // Lists what it supports, and neither `stream_options` nor `max_completion_tokens` is in the list.
  cohere: {
    baseUrl: 'https://api.cohere.ai/compatibility/v1',
    smallModel: 'command-r7b-12-2024',
    boundName: 'max_tokens',
    streamOptions: false,
    embeddingTextsMax: 96,
  },
  // Most servers know the bound by its first name only, and either count or pass over that they were asked to.
  compatible: {
    baseUrl: undefined,
    smallModel: 'gpt-4o-mini',
    boundName: 'max_tokens',
    streamOptions: true,
    embeddingTextsMax: 96,
  },
};

/** A model as operators write it: `anthropic/claude-haiku-4-5`. */
export interface ModelName {
  provider: ProviderName;
  name: string;
}

export interface ProviderAccess {
  apiKey?: string | undefined;
  /** Instead of the provider's own address. */
  baseUrl?: string | undefined;
}

/** A model with what is needed to ask it. */
export interface ReachableModel extends ModelName {
  access: ProviderAccess;
}

/** Undefined where no provider is named first; names of models may hold slashes themselves. */
export function parseModelName(text: string): ModelName | undefined {
  const slash = text.indexOf('/');
  const provider = providerNames.find((each) => each === text.slice(0, slash));
  const name = text.slice(slash + 1);
  return provider === undefined || name === '' ? undefined : { provider, name };
}
