/** The score as the pen's bubble on a line from nought to all, with the pass line and the sittings before. */
import { shareText } from '../design/number-words.ts';
import css from './score-scale.module.css';

interface ScoreScaleProps {
  /** All 0–1. */
  share: number;
  pass?: number | undefined;
  /** The newest first. */
  earlier?: readonly number[];
}

const width = 628;
const ticks = [0, 0.25, 0.5, 0.75, 1] as const;
/** More bubbles than these are a crowd; the table has them all. */
const earlierMax = 4;
/** Closer than this, two names would run into each other. */
const nearShare = 0.12;

export function ScoreScale({ share, pass, earlier }: ScoreScaleProps) {
  const at = share * width;
  const before = earlier?.slice(0, earlierMax) ?? [];
  const isNear = pass !== undefined && Math.abs(pass - share) < nearShare;
  return (
    <svg
      className={css.scale}
      viewBox={`0 0 ${width} 78`}
      role="img"
      aria-label={[
        `Score ${shareText(share)}`,
        ...(pass === undefined ? [] : [`pass mark ${shareText(pass)}`]),
        ...(before.length === 0 ? [] : [`before ${before.map((each) => shareText(each)).join(', ')}`]),
      ].join(', ')}
    >
      <line className={css.axis} x1="0" x2={width} y1="48" y2="48" />
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={css.axis} d={`M${tick * width} 48v6`} />
          <text x={tick * width} y="70" textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}>
            {tick === 1 ? shareText(1) : tick * 100}
          </text>
        </g>
      ))}
      {pass !== undefined && (
        <>
          <path className={css.pass} d={`M${pass * width - 1.5} 14V62M${pass * width + 1.5} 14V62`} />
          <text className={css.passName} x={pass * width} y="10" textAnchor={anchorOf(pass)}>
            pass {Math.round(pass * 100)}
          </text>
        </>
      )}
      {before.map((each, place) => (
        <circle key={place} className={css.before} cx={each * width} cy="48" r="5" />
      ))}
      {before[0] !== undefined && Math.abs(before[0] - share) >= nearShare && (
        <text x={before[0] * width} y="34" textAnchor={anchorOf(before[0])}>
          before {Math.round(before[0] * 100)}
        </text>
      )}
      <circle className={css.you} cx={at} cy="48" r="8.5" />
      <text
        className={css.name}
        x={isNear ? at + (share < (pass ?? 0) ? -14 : 14) : at}
        y="32"
        textAnchor={isNear ? (share < (pass ?? 0) ? 'end' : 'start') : anchorOf(share)}
      >
        you {Math.round(share * 100)}
      </text>
    </svg>
  );
}

/** Near the ends the words stay on the scale. */
function anchorOf(share: number): 'start' | 'middle' | 'end' {
  if (share > 0.85) return 'end';
  return share < 0.15 ? 'start' : 'middle';
}
