/** Erasing the account on the server: the password is asked, and it is said what goes and what stays (SY13). */
import '@mantine/core/styles/PasswordInput.layer.css';
import { Button, PasswordInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { limits } from '@answly/shared/limits';
import { useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import css from './settings.module.css';

export function EraseAccount({ email }: { email: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <section className={css.ruled}>
      <div className={css.partHead}>
        <div>
          <h2 className={css.part}>Account</h2>
          <p className={css.note}>Deletes {email} and all that the server holds of it, for good.</p>
        </div>
        <Button
          variant="danger"
          size="sm"
          leftSection={<IconTrash {...small} />}
          onClick={() => setAsking(true)}
        >
          Erase account
        </Button>
      </div>
      {asking && <EraseDialog email={email} onClose={() => setAsking(false)} />}
    </section>
  );
}

function EraseDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const [password, setPassword] = useState('');
  const erase = useCoreMutation('account.erase', { onSuccess: onClose });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    erase.mutate({ password });
  };
  return (
    <Dialog onClose={onClose} title={`Erase ${email}?`}>
      <form className={css.dialogForm} onSubmit={submit}>
        <div>
          <p>
            What goes, at once and for good: the account, and every answer, note and setting on the server.
            Other devices stop syncing.
          </p>
          <p className={css.stays}>
            What stays: everything on this computer, and on each device what it holds.
          </p>
        </div>
        <PasswordInput
          label="Password"
          data-autofocus
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          maxLength={limits.passwordCharsMax}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {erase.error && <ErrorNotice error={erase.error} safe="Nothing was erased." />}
        <div className={css.acts}>
          <BusyButton
            type="submit"
            variant="danger"
            leftSection={<IconTrash {...small} />}
            busy={erase.isPending}
          >
            Erase the account
          </BusyButton>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
