/** Which failures to get packs are told on the screen where they belong: elsewhere they are told over it. */
import { createContext, use, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import type { GetPlace } from './use-get-packs.ts';

interface Told {
  places: readonly GetPlace[];
  /** @returns the way to end it. */
  begin(place: GetPlace): () => void;
}

const ToldContext = createContext<Told | null>(null);

export function ToldInPlace({ children }: { children: ReactNode }) {
  const [places, setPlaces] = useState<Told['places']>([]);
  const [begin] = useState(() => (place: GetPlace) => {
    setPlaces((now) => [...now, place]);
    return () => setPlaces((now) => now.toSpliced(now.indexOf(place), 1));
  });
  const told = useMemo(() => ({ places, begin }), [places, begin]);
  return <ToldContext value={told}>{children}</ToldContext>;
}

function useTold(): Told {
  const told = use(ToldContext);
  if (told === null) throw new Error('a component that tells of packs is outside ToldInPlace');
  return told;
}

/** For as long as `isShown`, who calls it tells what failed there. */
export function useTellInPlace(place: GetPlace, isShown = true): void {
  const { begin } = useTold();
  useLayoutEffect(() => (isShown ? begin(place) : undefined), [begin, place, isShown]);
}

export function useIsToldInPlace(): (place: GetPlace) => boolean {
  const { places } = useTold();
  return (place) => places.includes(place);
}
