/** The questions of a session as bubbles, five in a row, with what the signs mean and how many there are of each. */
import { UnstyledButton } from '@mantine/core';
import type { SessionView } from '#desktop/contract/study';
import { MapBubble } from './map-bubble.tsx';
import css from './map-grid.module.css';
import { mapCounts, mapStateWords } from './map-words.ts';

interface MapGridProps {
  entries: SessionView['entries'];
  /** 0 is the first question. */
  position: number;
  onGo: (position: number) => void;
}

export function MapGrid({ entries, position, onGo }: MapGridProps) {
  const states = new Set(entries.map((entry) => entry.state));
  return (
    <>
      <ol className={css.grid}>
        {entries.map((entry, at) => (
          <li key={at}>
            <UnstyledButton
              className={css.place ?? ''}
              aria-label={`${at + 1}, ${mapStateWords(entry.state)}${entry.flagged ? ', flagged' : ''}`}
              {...(at === position ? { 'aria-current': 'step' as const } : {})}
              onClick={() => onGo(at)}
            >
              <MapBubble
                state={shownState(entry.state, states)}
                flagged={entry.flagged}
                here={at === position}
              >
                {at + 1}
              </MapBubble>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      <ul className={css.legend}>
        {mapCounts(entries).map((line) => (
          <li key={line.words}>
            <MapBubble size="sm" state={line.state} flagged={line.flagged} />
            <span>{line.words}</span>
            <span className={css.count}>{line.count}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where answers are marked at once, "not seen yet" tells nothing: it is simply still to do. */
function shownState(state: SessionView['entries'][number]['state'], all: Set<string>) {
  return state === 'unseen' && !all.has('answered') ? 'todo' : state;
}
