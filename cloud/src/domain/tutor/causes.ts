/** An error and what caused it. */

/** Bounded, since an error may name itself as its cause. */
const causesMax = 5;

export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && causes.length < causesMax; each = each.cause)
    causes.push(each);
  return causes;
}
