/** Turns texts into vectors, each of which costs money. */

export interface Embedder {
  readonly provider: string;
  readonly model: string;
  /** Texts in one call. */
  readonly textsMax: number;
  /**
   * One call upstream: a vector of length 1 for each text, in their order.
   * @throws ModelFailure
   */
  embed(texts: readonly string[], call: EmbedCall): Promise<Float32Array[]>;
}

export interface EmbedCall {
  timeoutMs: number;
  /** Hears what it took when it was answered, or may have been: then by estimate. */
  onUsage(usage: EmbedUsage): void;
}

export interface EmbedUsage {
  tokensIn: number;
  countedBy: 'provider' | 'estimate';
}
