/** Changes the server refused: kept here, holding nothing else up, to be tried again or saved as a file. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import type { SyncState } from '#desktop/contract/account';
import { useCoreMutation } from '../bridge/use-call.ts';
import { CodeWord } from '../design/code-word.tsx';
import { icon, small } from '../design/icons.ts';
import { saveFile } from '../design/save-file.ts';
import css from './settings.module.css';

const kindWords: Record<string, string> = { attempt: 'An answer', 'session-event': 'A step of a session' };

export function SetAside({ refused }: { refused: SyncState['refused'] }) {
  const retry = useCoreMutation('sync.retryRefused');
  const save = () => saveFile('set-aside.json', JSON.stringify(refused, null, 2), 'application/json');
  return (
    <section>
      <div className={css.partHead}>
        <div>
          <h2 className={css.part}>Set aside: {refused.length}</h2>
          <p className={css.note}>The server refused these. They are kept here and hold nothing else up.</p>
        </div>
        <Button variant="default" size="sm" leftSection={<IconDownload {...small} />} onClick={save}>
          Save a list
        </Button>
      </div>
      <ul className={css.held}>
        {refused.map(({ factId, kind, code, detail }) => (
          <li key={factId}>
            <IconAlertTriangle {...icon} />
            <div>
              <p>{kindWords[kind] ?? 'A change of a newer Answly'}</p>
              <p className={css.note}>
                {detail} <CodeWord>{code}</CodeWord>
              </p>
            </div>
            <Button variant="subtle" size="sm" onClick={() => retry.mutate({ factId })}>
              Try again
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
