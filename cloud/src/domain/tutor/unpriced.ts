/** Models that an operator has set up and that are not asked, since nobody knows what they cost. */
import type { ModelSetup } from './model-setup.ts';
import type { PriceOf } from './money/prices.ts';
import { recordedProvider } from './openai-client.ts';

/** Each as its price is looked up: `provider/model`. */
export function unpricedModels({ models, embedding }: ModelSetup, priceOf: PriceOf): string[] {
  const { small, large, fallbacks } = models;
  const all = [
    small,
    large,
    ...fallbacks,
    embedding && { provider: recordedProvider(embedding), name: embedding.name },
  ];
  const unpriced = all.flatMap((model) =>
    model === undefined || priceOf(model.provider, model.name) !== undefined
      ? []
      : [`${model.provider}/${model.name}`],
  );
  return [...new Set(unpriced)];
}

/** One line that says what to do; undefined where every model has its price. */
export function unpricedSentence(models: readonly string[]): string | undefined {
  if (models.length === 0) return undefined;
  const [price, are, them] =
    models.length === 1 ? ['price', 'is', 'so it is not asked'] : ['prices', 'are', 'so they are not asked'];
  const example = Object.fromEntries(models.map((model) => [model, { input: 0, output: 0 }]));
  return (
    `The ${price} of ${models.join(' and ')} ${are} not known, ${them}. Set AI_PRICES_FILE to a file that holds ` +
    `${JSON.stringify(example)}, with dollars for a million tokens in the place of each 0.`
  );
}
