/** Which server this computer syncs with; a school may run its own. */
import { TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { serverAddress } from './server-address.ts';
import css from './settings.module.css';

export function ServerForm({ cloudUrl }: { cloudUrl: string }) {
  const [typed, setTyped] = useState(cloudUrl);
  const [refused, setRefused] = useState(false);
  const set = useCoreMutation('account.setCloudUrl', { repeatable: true });

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = serverAddress(typed);
    setRefused(address === null);
    if (address === null) return;
    setTyped(address);
    set.mutate({ cloudUrl: address });
  };

  return (
    <form className={css.form} onSubmit={submit} aria-label="Server" noValidate>
      <TextInput
        label="Server address"
        description="Of your school, or of whoever runs Answly for you."
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={refused && 'This is no address. Write one such as https://answly.school.example'}
        onChange={(event) => {
          setRefused(false);
          set.reset();
          setTyped(event.currentTarget.value);
        }}
      />
      {set.error && <ErrorNotice error={set.error} safe="The address is as it was." />}
      <div className={css.acts}>
        <BusyButton type="submit" variant="default" busy={set.isPending}>
          Use this server
        </BusyButton>
        <p className={css.note} role="status">
          {set.isSuccess && 'Saved. Sign in to sync with it.'}
        </p>
      </div>
    </form>
  );
}
