/** What a token of each model costs: published prices, and the operator's own before them. */
import { z } from 'zod';
import published from './prices/2026-11-28.json' with { type: 'json' };

/**
 * In pico-dollars (10⁻¹² dollars) for one token: the published dollars for a million tokens, times a million, and so
 * whole numbers.
 */
export interface Price {
  inputPico: number;
  /** Of input that the provider had cached. */
  cachedInputPico: number;
  outputPico: number;
}

/** Undefined for a model whose price nobody knows: such a model is not asked. */
export type PriceOf = (provider: string, model: string) => Price | undefined;

/** Keys are `provider/model` or `model`. */
export type PriceList = z.infer<typeof priceList>;

/** A thousand dollars for a million tokens keeps the cost of any call a safe integer. */
const usdPerMillion = z.number().min(0).max(1_000);
const figures = { input: usdPerMillion, cachedInput: usdPerMillion.optional(), output: usdPerMillion };

/** As operators write it; strict, since a misspelt `cachedInput` would be an unseen price. */
export const priceList = z.record(z.string().min(1).max(200), z.strictObject(figures).transform(priceFrom));

const publishedPrices = z.object({
  providers: z.record(
    z.string(),
    z.object({
      /** As a base address names the provider. */
      hosts: z.array(z.string()),
      /** Where to compare the figures; `date` is when they were read. */
      official: z.url(),
      date: z.iso.date(),
      models: z.record(
        z.string(),
        // A dated name may cost something else than the plain one, so it counts only where it is listed.
        z.object({ ...figures, source: z.url(), dated: z.array(z.string()).default([]) }),
      ),
    }),
  ),
});

/** @param own an operator's prices, which go before the published ones. */
export function createPrices(own: PriceList = {}): PriceOf {
  const known = new Map<string, Price>();
  for (const [name, { hosts, models }] of Object.entries(publishedPrices.parse(published).providers)) {
    for (const [model, { dated, ...price }] of Object.entries(models)) {
      for (const provider of [name, ...hosts]) {
        for (const each of [model, ...dated]) known.set(`${provider}/${each}`, priceFrom(price));
      }
    }
  }
  const owned = new Map(Object.entries(own));
  return (provider, model) => {
    const key = `${provider}/${model}`;
    return owned.get(key) ?? owned.get(model) ?? known.get(key);
  };
}

function priceFrom(usd: { input: number; cachedInput?: number | undefined; output: number }): Price {
  const pico = (usdForMillion: number) => Math.round(usdForMillion * 1_000_000);
  return {
    inputPico: pico(usd.input),
    cachedInputPico: pico(usd.cachedInput ?? usd.input),
    outputPico: pico(usd.output),
  };
}
