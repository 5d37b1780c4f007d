/** In the library: the packs of the student's other computers that are not here. */
import { MarginRow } from '../design/margin-row.tsx';
import { MissingPacks } from './missing-packs.tsx';
import type { MissingPacksState } from './use-missing-packs.ts';

interface MissingRowProps {
  state: MissingPacksState;
  isMain: boolean;
}

export function MissingRow({ state, isMain }: MissingRowProps) {
  if (!state.isToldOf) return null;
  const { length: count } = state.missing;
  return (
    <MarginRow
      label="Other computers"
      note={count > 0 ? `${count} not on this one` : undefined}
      drop={count > 0 ? 'large' : 'none'}
    >
      <MissingPacks state={state} isMain={isMain} />
    </MarginRow>
  );
}
