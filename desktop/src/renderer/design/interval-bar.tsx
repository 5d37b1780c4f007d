/** A share on its line: the dashed pencil says where the true value probably lies, the pen's bubble what was seen. */
import { shareText } from './number-words.ts';
import css from './interval-bar.module.css';

interface IntervalBarProps {
  /** What the value is of; begins the spoken form. */
  label: string;
  /** All 0–1. */
  value: number;
  low: number;
  high: number;
  /** The pass line, 0–1, where there is one. */
  pass?: number | undefined;
  /** Length of the line in its own units; the band keeps its height. */
  length?: number;
}

export function IntervalBar({ label, value, low, high, pass, length = 300 }: IntervalBarProps) {
  const at = (share: number) => share * length;
  return (
    <svg
      className={css.interval}
      viewBox={`0 0 ${length} 18`}
      role="img"
      aria-label={`${label}: ${shareText(value)}, probably between ${shareText(low)} and ${shareText(high)}`}
    >
      <line className={css.base} x1="0" x2={length} y1="9" y2="9" />
      <rect className={css.band} x={at(low)} y="5" width={Math.max(at(high - low), 8)} height="8" rx="4" />
      {pass !== undefined && (
        <path className={css.pass} d={`M${at(pass) - 1.5} 0V18M${at(pass) + 1.5} 0V18`} />
      )}
      <circle className={css.point} cx={at(value)} cy="9" r="5" />
    </svg>
  );
}
