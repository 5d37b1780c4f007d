/** Sizes a window as the student sees it: in steps of the design, with the text size taken into account. */

const steps = [1500, 1200, 900, 720] as const;
const shortBelow = 560;

export interface WindowSize {
  /** The steps the window is narrower than, for `:root[data-below~='900']`. */
  below: string;
  short: boolean;
}

/** @param textSize 1 is normal; at 2 a window of 1280 × 800 has room for what otherwise needs 640 × 400. */
export function windowSize(width: number, height: number, textSize: number): WindowSize {
  return {
    below: steps.filter((step) => width / textSize < step).join(' '),
    short: height / textSize < shortBelow,
  };
}
