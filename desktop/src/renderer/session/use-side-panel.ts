/** What stands beside the paper: the map, the tutor, or nothing. */
import { useState } from 'react';

export type Panel = 'map' | 'tutor' | 'note';

/**
 * Beside the paper the map is there until it is put away; over the paper nothing is until it is asked for.
 * The tutor and the note belong to one question and go with it.
 */
export function useSidePanel(place: string, narrow: boolean) {
  const [mapAway, setMapAway] = useState(false);
  const [asked, setAsked] = useState<{ place: string; panel: Panel } | null>(null);
  const atPlace = asked?.place === place ? asked.panel : null;
  const shown: Panel | null = atPlace ?? (narrow || mapAway ? null : 'map');

  function close(): void {
    if (shown === 'map' && !narrow) setMapAway(true);
    setAsked(null);
  }

  function show(panel: Panel): void {
    if (panel === 'map') setMapAway(false);
    setAsked(panel === 'map' && !narrow ? null : { place, panel });
  }

  return {
    shown,
    close,
    show,
    toggle(panel: Panel): void {
      if (shown === panel) close();
      else show(panel);
    },
  };
}
