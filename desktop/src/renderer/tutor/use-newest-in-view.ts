/** Keeps the newest words of the tutor in view while they are written, until the reader scrolls up. */
import { useEffect, useRef, useState } from 'react';
import { isRunning, type LiveAnswer } from './live-answer.ts';

/** How near its end, in pixels, a thread is read at the end. */
const nearPx = 24;
/** A scroll so soon after the reader's hand is theirs. */
const handMs = 1_000;
const upKeys: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'Home']);

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
  let before = { top: 0, height: 0, room: 0 };
  let handAtMs = -Infinity;
  const look = () => ({
    top: scroller.scrollTop,
    height: scroller.scrollHeight,
    room: scroller.clientHeight,
  });
  const sizes = new ResizeObserver(() => {
    if (follows.current) newest(thread)?.scrollIntoView({ block: 'end' });
    before = look();
  });
  for (const element of [thread, thread.firstElementChild]) if (element !== null) sizes.observe(element);
  function onHand(event: Event): void {
    const scrolls = event instanceof KeyboardEvent ? upKeys.has(event.key) : isOnBar(event, scroller);
    if (scrolls) handAtMs = event.timeStamp;
  }
  function onScroll({ target, timeStamp }: Event): void {
    const moved = target === document ? document.scrollingElement : target;
    if (!(moved instanceof Element) || !moved.contains(thread)) return;
    scroller = moved;
    const now = look();
    // What becomes shorter moves up by itself, and is perhaps longer again before that is told.
    const isReaders =
      timeStamp - handAtMs < handMs || (now.height === before.height && now.room === before.room);
    if (now.height - now.room - now.top <= nearPx) follows.current = true;
    else if (now.top < before.top && isReaders) follows.current = false;
    before = now;
  }
  document.addEventListener('scroll', onScroll, true);
  for (const hand of hands) document.addEventListener(hand, onHand, { capture: true, passive: true });
  return () => {
    sizes.disconnect();
    document.removeEventListener('scroll', onScroll, true);
    for (const hand of hands) document.removeEventListener(hand, onHand, true);
  };
}

const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** A press scrolls only where it meets the bar, which is the scroller's own; a wheel and a finger do anywhere. */
function isOnBar({ type, target }: Event, scroller: Element): boolean {
  return type !== 'pointerdown' || target === scroller;
}

function newest(thread: HTMLElement | null): Element | null {
  return thread?.firstElementChild?.lastElementChild ?? null;
}
