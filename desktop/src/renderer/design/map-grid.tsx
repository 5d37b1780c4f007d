/** The questions of a session as bubbles, five in a row, with what the signs mean and how many there are of each. */
import { UnstyledButton } from '@mantine/core';
import type { SessionView } from '#desktop/contract/study';
import { MapBubble } from './map-bubble.tsx';
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
  const isClosed = (at: number) => open !== undefined && at !== position && !open.includes(at);
  return (
    <>
      <ol className={css.grid}>
        {entries.map((entry, at) => (
          <li key={at}>
            <UnstyledButton
              className={css.place ?? ''}
              aria-label={`${at + 1}, ${mapStateWords(entry.state, over)}${entry.flagged ? ', flagged' : ''}${noted.includes(at) ? ', note' : ''}${isClosed(at) ? ', closed' : ''}`}
              disabled={isClosed(at)}
              {...(at === position ? { 'aria-current': 'step' as const } : {})}
              onClick={() => onGo(at)}
            >
              <MapBubble
                state={
                  isClosed(at) && entry.state !== 'answered' ? 'locked' : shownState(entry.state, unmarked)
                }
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
          <li key={line.words}>
            <MapBubble size="sm" state={line.state} flagged={line.flagged} />
            <span>{line.words}</span>
            <span className={css.count}>{line.count}</span>
          </li>
        ))}
        {noted.length > 0 && (
          <li>
            <MapBubble size="sm" state="todo" noted />
            <span>with a note</span>
            <span className={css.count}>{noted.length}</span>
          </li>
        )}
      </ul>
    </>
  );
}
