/** The questions of a session as bubbles, five in a row, with what the signs mean and how many there are of each. */
import { UnstyledButton } from '@mantine/core';
import type { SessionView } from '#desktop/contract/study';
import { MapBubble, type MapBubbleProps } from './map-bubble.tsx';
import css from './map-grid.module.css';
import { isUnmarked, mapCounts, mapStateWords, shownState } from './map-words.ts';

interface MapGridProps {
  entries: SessionView['entries'];
  /** 0 is the first question. */
  position: number;
  /** Answers are marked only at the end. */
  timed?: boolean;
  /** What has no answer gets none any more. */
  over?: boolean;
  /** The places that may be gone to; absent where all may. */
  open?: readonly number[] | undefined;
  /** Places with a note. */
  noted: readonly number[];
  onGo: (position: number) => void;
}

export function MapGrid({ entries, position, timed, over = false, open, noted, onGo }: MapGridProps) {
  const unmarked = timed ?? isUnmarked(entries);
  const closed =
    open === undefined ? [] : [...entries.keys()].filter((at) => at !== position && !open.includes(at));
  const isClosed = (at: number) => closed.includes(at);
  return (
    <>
      <ol className={css.grid}>
        {entries.map((entry, at) => (
          <li key={at}>
            <UnstyledButton
              className={css.place ?? ''}
              aria-label={`${at + 1}, ${mapStateWords(entry.state, over || (isClosed(at) && entry.state === 'todo'))}${entry.flagged ? ', flagged' : ''}${noted.includes(at) ? ', note' : ''}${isClosed(at) ? ', closed' : ''}`}
              disabled={isClosed(at)}
              {...(at === position ? { 'aria-current': 'step' as const } : {})}
              onClick={() => onGo(at)}
            >
              <MapBubble
                state={shownState(entry.state, unmarked)}
                locked={isClosed(at)}
                flagged={entry.flagged}
                noted={noted.includes(at)}
                here={at === position}
              >
                {at + 1}
              </MapBubble>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <ul className={css.legend}>
        {mapCounts(entries, { timed: unmarked, over }).map((line) => (
          <LegendLine key={line.words} {...line} />
        ))}
        {noted.length > 0 && <LegendLine state="todo" noted words="with a note" count={noted.length} />}
        {closed.length > 0 && <LegendLine state="todo" locked words="closed" count={closed.length} />}
      </ul>
    </>
  );
}

interface LegendLineProps extends Pick<MapBubbleProps, 'state' | 'flagged' | 'noted' | 'locked'> {
  words: string;
  count: number;
}

function LegendLine({ words, count, ...bubble }: LegendLineProps) {
  return (
    <li>
      <MapBubble size="sm" {...bubble} />
      <span>{words}</span>
      <span className={css.count}>{count}</span>
    </li>
  );
}
