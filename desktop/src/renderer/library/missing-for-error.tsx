/** Under an error that a question's pack is not here: the packs that are missing, to be got on the spot. */
import { AppError } from '@answly/shared/errors/app-error';
import { MissingPacks } from './missing-packs.tsx';
import { useMissingPacks } from './use-missing-packs.ts';

export function MissingForError({ error }: { error: Error }) {
  return error instanceof AppError && error.code === 'item.unknown' ? <Missing /> : null;
}

function Missing() {
  return <MissingPacks state={useMissingPacks()} />;
}
