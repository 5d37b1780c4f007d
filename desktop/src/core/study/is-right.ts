/** When an answer counts as right rather than partly right. */

/** Full marks, of a question that has marks to give. */
export function isRight({ scoreMilli, maxMilli }: { scoreMilli: number; maxMilli: number }): boolean {
  return maxMilli > 0 && scoreMilli >= maxMilli;
}
