/** A language model, as the tutor sees any provider's. */
import type { Messages } from './prompt.ts';

export interface TokenUsage {
  tokensIn: number;
  tokensOut: number;
  /** Of `tokensIn`, those the provider had cached and bills for less. */
  tokensCached: number;
}

export type ModelPart =
  { kind: 'text'; text: string } | { kind: 'finish'; reason: string } | { kind: 'usage'; usage: TokenUsage };

export interface ModelCall extends Messages {
  tokensMax: number;
}

export interface TutorModel {
  readonly provider: string;
  readonly name: string;
  /**
   * Resolves when the provider's headers are there.
   * @throws ModelFailure, there or while the parts are read. Aborting `signal` ends both.
   */
  open(call: ModelCall, signal: AbortSignal): Promise<AsyncIterable<ModelPart>>;
}

/** Why a model gave no complete answer; recorded as the outcome of the call. */
export type FailureKind =
  | 'rate-limited'
  | 'refused'
  | 'broken'
  | 'timeout-headers'
  | 'timeout-first-token'
  /** No model said a word in the time a student is made to wait for one. */
  | 'timeout-first-word'
  | 'timeout-idle'
  | 'timeout-total'
  /** The stream ended without saying why, or said nothing. */
  | 'unfinished'
  /** It ended for another reason than being done: too long, or filtered. */
  | 'not-stopped'
  /** Not asked: it has failed too often of late. */
  | 'breaker-open'
  /** Nobody wants the answer any more. */
  | 'abandoned'
  /** What it said twice must not be sent: it gives the answer away. */
  | 'withheld';

export class ModelFailure extends Error {
  readonly kind: FailureKind;
  /** When the provider asked to come back, if it did. */
  readonly retryAfterMs: number | undefined;
  /** The provider was not reached, or answered that it did nothing: then it bills nothing. */
  readonly turnedAway: boolean;

  constructor(
    kind: FailureKind,
    options: { cause?: unknown; retryAfterMs?: number | undefined; turnedAway?: boolean } = {},
  ) {
    super(`the model failed: ${kind}`, { cause: options.cause });
    this.name = 'ModelFailure';
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs;
    this.turnedAway = options.turnedAway ?? false;
  }
}
