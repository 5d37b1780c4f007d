/** Says which packs could not be got to a student who has left the screen that would say it. */
import { ErrorNotice } from '../design/error-notice.tsx';
import { counted } from '../design/number-words.ts';
import { useReturnFocus } from '../design/use-return-focus.ts';
import { useIsToldInPlace } from './told-in-place.tsx';
import { useGetPacks, usePackFailures } from './use-get-packs.ts';

export function PacksNotGot({ className }: { className: string | undefined }) {
  const isTold = useIsToldInPlace();
  const failure = usePackFailures().find(({ place }) => !isTold(place));
  const again = { elsewhere: useGetPacks('elsewhere'), offers: useGetPacks('offers') };
  if (failure === undefined) return null;
  const { packs, error, place } = failure;
  return (
    <div className={className}>
      <Notice
        error={error}
        safe={`${counted(packs.length, 'pack', 'packs')} did not come to this computer. What has come stays.`}
        action={{ label: 'Try again', onClick: () => again[place].begin(packs) }}
        other={{ label: 'Leave it', onClick: () => again[place].forget(packs) }}
      />
    </div>
  );
}

/** Its buttons go with it. */
function Notice(notice: Parameters<typeof ErrorNotice>[0]) {
  useReturnFocus();
  return <ErrorNotice {...notice} />;
}
