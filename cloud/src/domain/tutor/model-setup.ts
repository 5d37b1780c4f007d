/** Turns the keys, addresses and names an operator has set into the models that can be asked. */
import { openAiModel } from './openai-model.ts';
import type { ModelName, ProviderAccess, ProviderName, ReachableModel } from './providers.ts';
import { parseModelName, providers } from './providers.ts';
import type { TutorModels } from './routing.ts';

export interface AiSettings {
  /** OpenAI's, or that of the server at `baseUrl`. */
  apiKey?: string | undefined;
  /** A compatible server, instead of OpenAI. */
  baseUrl?: string | undefined;
  openai?: { baseUrl?: string | undefined };
  anthropic?: ProviderAccess;
  cohere?: ProviderAccess;
  /** A name at the main provider; without a server at `baseUrl` it may begin with another provider's. */
  model?: string | undefined;
  largeModel?: string | undefined;
  /** `provider/model` each, in the order in which they are tried. */
  fallback?: readonly string[];
  embeddingModel?: string | undefined;
  /** For a whole answer. */
  timeoutMs: number;
}

export interface ModelSetup {
  models: TutorModels;
  /** Undefined where none is named, or where its provider has no key or no embeddings. */
  embedding: ReachableModel | undefined;
  /** What was named but cannot be asked, since its provider has no key or address. */
  unreachable: readonly Unreachable[];
}

export interface Unreachable {
  setting: 'AI_MODEL' | 'AI_MODEL_LARGE' | 'AI_FALLBACK';
  /** As it was written. */
  name: string;
}

export function setUpModels(ai: AiSettings): ModelSetup {
  const unreachable: Unreachable[] = [];
  const reach = (setting: Unreachable['setting'], name: string | undefined, named = mainModel(ai, name)) => {
    const access = named === undefined ? undefined : accessTo(ai, named.provider);
    if (name !== undefined && access === undefined) unreachable.push({ setting, name });
    return named === undefined || access === undefined ? undefined : openAiModel({ ...named, access });
  };
  const small = reach('AI_MODEL', ai.model);
  const large = ai.largeModel === undefined ? undefined : reach('AI_MODEL_LARGE', ai.largeModel);
  const fallbacks = (ai.fallback ?? []).flatMap(
    (name) => reach('AI_FALLBACK', name, parseModelName(name)) ?? [],
  );
  const models = { small: small ?? fallbacks[0], large, fallbacks };
  return { models, embedding: embeddingModelOf(ai), unreachable };
}

function embeddingModelOf(ai: AiSettings): ReachableModel | undefined {
  if (ai.embeddingModel === undefined) return undefined;
  const named = mainModel(ai, ai.embeddingModel);
  const access = named === undefined ? undefined : accessTo(ai, named.provider);
  if (named === undefined || access === undefined) return undefined;
  return providers[named.provider].embeddingTextsMax === 0 ? undefined : { ...named, access };
}

/** Whether any provider can be asked. */
export function hasProvider(ai: AiSettings): boolean {
  return mainProvider(ai) !== undefined;
}

function mainModel(ai: AiSettings, written: string | undefined): ModelName | undefined {
  const provider = mainProvider(ai);
  // A server of one's own may have models of any name, `openai/…` among them.
  const named = written === undefined || provider === 'compatible' ? undefined : parseModelName(written);
  if (named !== undefined || provider === undefined) return named;
  return { provider, name: written ?? providers[provider].smallModel };
}

function mainProvider(ai: AiSettings): ProviderName | undefined {
  const inOrder = ['compatible', 'openai', 'anthropic', 'cohere'] as const;
  return inOrder.find((provider) => accessTo(ai, provider) !== undefined);
}

/** OpenAI's key goes to the server at `baseUrl` where there is one, and then nowhere else. */
function accessTo(ai: AiSettings, provider: ProviderName): ProviderAccess | undefined {
  const { apiKey, baseUrl } = ai;
  switch (provider) {
    case 'compatible':
      return baseUrl === undefined ? undefined : { apiKey, baseUrl };
    case 'openai':
      return baseUrl !== undefined || apiKey === undefined ? undefined : { apiKey, ...ai.openai };
    case 'anthropic':
    case 'cohere':
      return ai[provider]?.apiKey === undefined ? undefined : ai[provider];
  }
}
