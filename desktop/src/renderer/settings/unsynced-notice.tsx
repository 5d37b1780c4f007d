/** Work that cannot reach the server before the student does something: why, and a file of it to keep (SY14). */
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import type { SyncState } from '#desktop/contract/account';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { icon, small } from '../design/icons.ts';
import notice from '../design/notice.module.css';
import { counted } from '../design/number-words.ts';
import { saveFile } from '../design/save-file.ts';

export function needsFile({ phase, waitingCount, refused }: SyncState): boolean {
  return phase === 'needs-sign-in' && waitingCount + refused.length > 0;
}

export function UnsyncedNotice({ state }: { state: SyncState }) {
  const revoked = useCoreQuery('account.state', {}).data?.status === 'revoked';
  const save = useCoreMutation('sync.export', {
    onSuccess: ({ json }) => saveFile('answly-not-synced.json', json, 'application/json'),
  });
  const left = state.waitingCount + state.refused.length;
  return (
    <div className={notice.box} data-kind="error" role="status">
      <IconAlertTriangle {...icon} />
      <div>
        <p className={notice.title}>
          {revoked ? 'This computer was signed out from another device' : 'Your sign-in has ended'}
        </p>
        <p className={notice.words}>
          {counted(left, 'change is', 'changes are')} only on this computer. Sign in again and{' '}
          {left === 1 ? 'it goes' : 'they go'} by {left === 1 ? 'itself' : 'themselves'}; a file keeps a copy.
        </p>
        <p className={notice.acts}>
          <BusyButton
            variant="default"
            size="sm"
            leftSection={<IconDownload {...small} />}
            busy={save.isPending}
            onClick={() => save.mutate({ which: 'unsynced' })}
          >
            Save {left === 1 ? 'it' : 'them'} to a file
          </BusyButton>
        </p>
        {save.error && <ErrorNotice error={save.error} />}
      </div>
    </div>
  );
}
