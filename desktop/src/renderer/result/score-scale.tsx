/** The score as the pen's bubble on a line from nought to all. */
import { shareText } from '../design/number-words.ts';
import css from './score-scale.module.css';

const width = 628;
const ticks = [0, 0.25, 0.5, 0.75, 1] as const;

export function ScoreScale({ share }: { share: number }) {
  const at = share * width;
  // Near the ends the words stay on the scale.
  const anchor = share > 0.85 ? 'end' : share < 0.15 ? 'start' : 'middle';
  return (
    <svg
      className={css.scale}
      viewBox={`0 0 ${width} 64`}
      role="img"
      aria-label={`Score ${shareText(share)}`}
    >
      <line className={css.axis} x1="0" x2={width} y1="34" y2="34" />
      {ticks.map((tick) => (
        <g key={tick}>
          <path className={css.axis} d={`M${tick * width} 34v6`} />
          <text x={tick * width} y="56" textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}>
            {tick === 1 ? shareText(1) : tick * 100}
          </text>
        </g>
      ))}
      <circle className={css.you} cx={at} cy="34" r="8.5" />
      <text className={css.name} x={at} y="16" textAnchor={anchor}>
        you {Math.round(share * 100)}
      </text>
    </svg>
  );
}
