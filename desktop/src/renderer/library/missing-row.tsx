/** In the library: the packs of the student's other computers that are not here. */
import { MarginRow } from '../design/margin-row.tsx';
import { MissingPacks } from './missing-packs.tsx';
import { useMissingPacks } from './use-missing-packs.ts';

export function MissingRow() {
  const state = useMissingPacks();
  if (!state.isToldOf) return null;
  return (
    <MarginRow label="Other computers" note={`${state.missing.length} not on this one`} drop="large">
      <MissingPacks state={state} />
    </MarginRow>
  );
}
