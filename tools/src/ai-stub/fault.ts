/** The ways an AI provider fails, as the stub plays them. */

export const stubFaults = [
  /** 429 with `retry-after: 1`. */
  'rate-limited',
  /** 429 with `retry-after: 30`. */
  'rate-limited-long',
  /** 429 that does not say when to come back. */
  'rate-limited-silent',
  'server-error',
  'hang-before-headers',
  'hang-after-headers',
  'hang-mid-stream',
  /** The connection breaks in the middle. */
  'cut',
  /** The stream ends cleanly in the middle, with neither finish_reason nor [DONE]. */
  'silent-end',
  'malformed-event',
  'error-event',
  /** Ends with finish_reason "length". */
  'too-long',
  /** Ends well but says nothing. */
  'empty',
  /** Every token takes ten times the set delay, and never less than 50 ms. */
  'slow',
  /** Ends well without the usage block that was asked for. */
  'no-usage',
  /** A well-formed answer that says the right answer, as no hint may. */
  'gives-away',
] as const;
export type StubFault = (typeof stubFaults)[number];

export function isStubFault(name: string): name is StubFault {
  return (stubFaults as readonly string[]).includes(name);
}

/**
 * The fault a call asks for: by header `x-stub-fault`, or by a model named `anything+fault`.
 * An unknown name is a mistake of the caller and is thrown, so that no test passes by a typing error.
 */
export function faultOf(model: string, header: string | undefined): StubFault | undefined {
  const name = header ?? (model.includes('+') ? model.slice(model.lastIndexOf('+') + 1) : undefined);
  if (name === undefined) return undefined;
  if (!isStubFault(name)) throw new Error(`the AI stub has no fault "${name}"`);
  return name;
}
