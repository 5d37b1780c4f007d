/**
 * The rule "per gap": each gap or prompt is worth the same share. It is QTI's map_response over directed pairs when every
 * right pair is mapped to the same value and all others to 0.
 */

/** @returns 0–1. */
export function perGap(parts: Readonly<Record<string, boolean>>): number {
  const verdicts = Object.values(parts);
  return verdicts.filter(Boolean).length / verdicts.length;
}
