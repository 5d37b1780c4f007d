/** What an exam's clock must show, in milliseconds, from what was told of it. */

export interface ClockSign {
  stage: number;
  paused: boolean;
  spentMs: number;
  atNs: bigint;
}

export interface Span {
  least: number;
  most: number;
}

const msBetween = (from: bigint, to: bigint) => Number(to - from) / 1e6;

/**
 * @param signs in order; the last one before the death comes last.
 * @param stage that was found.
 */
export function expectedClock(
  signs: readonly ClockSign[],
  stage: number,
  {
    goesOn,
    killedNs,
    readNs,
    isSure,
  }: { goesOn: boolean; killedNs: bigint; readNs: bigint; isSure: boolean },
): Span {
  const ofStage = signs.filter((each) => each.stage === stage);
  const last = ofStage.at(-1);
  const untilNs = goesOn ? readNs : killedNs;
  if (last === undefined) {
    // The stage began after the last sign.
    const before = signs.at(-1);
    return { least: 0, most: before === undefined ? 0 : msBetween(before.atNs, untilNs) };
  }
  const most = last.spentMs + (last.paused && isSure ? 0 : msBetween(last.atNs, untilNs));
  if (goesOn) return { least: most, most };
  return { least: isSure && !last.paused ? most : last.spentMs, most };
}
