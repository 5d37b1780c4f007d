/** The name of Answly, filled in on an answer sheet: one column of bubbles for each letter. */
import css from './name-sheet.module.css';

const name = ['A', 'N', 'S', 'W', 'L', 'Y'];
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

const columnWidth = 33;
const rowHeight = 23.2;
const firstX = 16.5;
const firstY = 59.6;

export function NameSheet() {
  return (
    <svg
      className={css.sheet}
      viewBox="0 0 198 653"
      role="img"
      aria-label="An answer sheet on which the name Answly is filled in"
    >
      {name.map((letter, column) => (
        <Column key={column} letter={letter} x={firstX + column * columnWidth} />
      ))}
    </svg>
  );
}

function Column({ letter, x }: { letter: string; x: number }) {
  return (
    <g textAnchor="middle">
      <rect className={css.box} x={x - 15} y="1" width="30" height="34" rx="3" />
      <text className={css.name} x={x} y="24.5">
        {letter}
      </text>
      {alphabet.map((each, row) => {
        const y = firstY + row * rowHeight;
        if (each === letter) return <circle key={each} className={css.filled} cx={x} cy={y} r="9.2" />;
        return (
          <g key={each}>
            <circle className={css.open} cx={x} cy={y} r="8.6" />
            <text className={css.letter} x={x} y={y + 3.4}>
              {each}
            </text>
          </g>
        );
      })}
    </g>
  );
}
