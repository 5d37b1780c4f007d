/** Changes the server refused: kept here, holding nothing else up, to be tried again or saved as a file (SY5). */
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import type { SyncState } from '#desktop/contract/account';
import { useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { CodeWord } from '../design/code-word.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { icon, small } from '../design/icons.ts';
import { saveFile } from '../design/save-file.ts';
import { refusedKindWords, refusedReason } from './refused-words.ts';
import css from './settings.module.css';

export function SetAside({ refused }: { refused: SyncState['refused'] }) {
  const retry = useCoreMutation('sync.retryRefused');
  const save = useCoreMutation('sync.export', {
    onSuccess: ({ json }) => saveFile('answly-set-aside.json', json, 'application/json'),
  });
  const error = retry.error ?? save.error;
  return (
    <section>
      <div className={css.partHead}>
        <div>
          <h2 className={css.part}>Set aside: {refused.length}</h2>
          <p className={css.note}>The server refused these. They are kept here and hold nothing else up.</p>
        </div>
        <BusyButton
          variant="default"
          size="sm"
          leftSection={<IconDownload {...small} />}
          busy={save.isPending}
          onClick={() => save.mutate({ which: 'refused' })}
        >
          Save {refused.length === 1 ? 'it' : 'them'} to a file
        </BusyButton>
      </div>
      <ul className={css.held}>
        {refused.map(({ id, kind, code, detail }) => (
          <li key={id}>
            <IconAlertTriangle {...icon} />
            <div>
              <p>{refusedKindWords(kind)}</p>
              <p className={css.note}>
                {refusedReason(code, detail)} <CodeWord>{code}</CodeWord>
              </p>
            </div>
            <BusyButton
              variant="subtle"
              size="sm"
              busy={retry.isPending && retry.variables.id === id}
              onClick={() => retry.mutate({ id })}
            >
              Try again
            </BusyButton>
          </li>
        ))}
      </ul>
      {error && <ErrorNotice error={error} safe="They are kept here." />}
    </section>
  );
}
