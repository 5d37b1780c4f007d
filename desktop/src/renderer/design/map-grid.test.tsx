import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SessionView } from '#desktop/contract/study';
import { MapGrid } from './map-grid.tsx';

type State = SessionView['entries'][number]['state'];

/** The places and then the lines of the legend. */
function lines(states: State[], open: number[] | undefined): string[] {
  const entries = states.map((state) => ({ state, flagged: false }));
  const page = renderToStaticMarkup(
    <MantineProvider>
      <MapGrid entries={entries} position={1} timed noted={[]} open={open} onGo={() => undefined} />
    </MantineProvider>,
  );
  return page.split('<li>').slice(1);
}

test('what is closed has a lock, answered or not, and the legend counts it; what is open has none', () => {
  const shown = lines(['answered', 'todo', 'todo', 'answered', 'unseen'], [1, 3, 4]);
  expect(shown.slice(0, 5).map((place) => place.includes('tabler-icon-lock'))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(shown[0]).toContain('aria-label="1, answered, closed"');
  expect(shown[0]).toContain('data-state="answered"');
  expect(shown[2]).toContain('aria-label="3, no answer, closed"');
  expect(shown.at(-1)).toMatch(/tabler-icon-lock.*closed.*2/u);
});

test('what is closed since its turn has not come is not said to have been left', () => {
  expect(lines(['answered', 'todo', 'unseen'], [1])[2]).toContain('aria-label="3, not seen yet, closed"');
});

test('where every place is open nothing is said of locks', () => {
  for (const open of [undefined, [0, 1]])
    expect(lines(['answered', 'todo'], open).join('')).not.toMatch(/lock|closed/u);
});
