/** How long each stretch of a model's answer may take. */

export interface ModelTimeouts {
  headersMs: number;
  /** From the headers. */
  firstTokenMs: number;
  /** From the first try to the first token, second tries and fallbacks included. */
  firstWordMs: number;
  /** Between two tokens. */
  idleMs: number;
  /** From the reason of the end to the end itself, where the tokens are counted. */
  endMs: number;
  /** From the first try to the last token, second tries and fallbacks included. */
  totalMs: number;
}

/**
 * By default 8 s for the headers, 10 s for the first token and 15 s between two; in proportion for a slower model. A
 * single model can use up the 18 s before the first word; with fallbacks they share them.
 */
export function modelTimeouts(totalMs: number): ModelTimeouts {
  const share = (part: number) => Math.round((totalMs * part) / 45);
  return {
    headersMs: share(8),
    firstTokenMs: share(10),
    firstWordMs: share(18),
    idleMs: share(15),
    endMs: share(2),
    totalMs,
  };
}
