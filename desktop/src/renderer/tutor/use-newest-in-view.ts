/** Keeps the newest words of the tutor in view while they are written, until the reader scrolls up. */
import { useEffect, useRef, useState } from 'react';
import { isRunning, type LiveAnswer } from './live-answer.ts';

/** How near its end, in pixels, a thread is read at the end. */
const nearPx = 24;

/** @returns the ref of what scrolls; its only child holds the turns. */
export function useNewestInView(live: LiveAnswer | null, keptCount: number) {
  const thread = useRef<HTMLDivElement>(null);
  const follows = useRef(false);
  /** The request whose answer is being written; null for none. */
  const writing = live !== null && isRunning(live) ? live.requestId : null;
  const [before] = useState(live);
  const wasThere = live !== null && live.requestId === before?.requestId && !isRunning(before);
  /** What is read from its beginning, since nobody saw it being written; else null. */
  const reading = wasThere || isReadWhole(live) ? `${live?.requestId} ${keptCount}` : null;
  useEffect(() => (thread.current === null ? undefined : follow(thread.current, follows)), []);
  useEffect(() => {
    if (writing === null) return;
    follows.current = true;
    newest(thread.current)?.scrollIntoView({ block: 'end' });
  }, [writing]);
  useEffect(() => {
    if (reading === null) return;
    follows.current = false;
    newest(thread.current)?.scrollIntoView({ block: 'start' });
  }, [reading]);
  return thread;
}

/** What was there before, what was known, and what stands in for an answer. */
function isReadWhole(live: LiveAnswer | null): boolean {
  if (live === null || live.status === 'failed') return true;
  return live.source === 'cache' && live.status === 'done';
}

/** Whatever grows, a formula that is set late as well, moves the end; only the reader moves away from it. */
function follow(thread: HTMLElement, follows: { current: boolean }): () => void {
  // In little room the thread does not scroll itself: what it stands in does.
  let scroller: Element = thread;
  let before = 0;
  const sizes = new ResizeObserver(() => {
    if (follows.current) newest(thread)?.scrollIntoView({ block: 'end' });
    // What becomes shorter moves up too, and that was not the reader.
    before = scroller.scrollTop;
  });
  for (const element of [thread, thread.firstElementChild]) if (element !== null) sizes.observe(element);
  function onScroll({ target }: Event): void {
    const moved = target === document ? document.scrollingElement : target;
    if (!(moved instanceof Element) || !moved.contains(thread)) return;
    scroller = moved;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    if (scrollHeight - clientHeight - scrollTop <= nearPx) follows.current = true;
    else if (scrollTop < before) follows.current = false;
    before = scrollTop;
  }
  document.addEventListener('scroll', onScroll, true);
  return () => {
    sizes.disconnect();
    document.removeEventListener('scroll', onScroll, true);
  };
}

function newest(thread: HTMLElement | null): Element | null {
  return thread?.firstElementChild?.lastElementChild ?? null;
}
