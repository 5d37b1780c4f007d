/** Address and password, for signing in or for a new account. */
import '@mantine/core/styles/PasswordInput.layer.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { limits } from '@answly/shared/limits';
import type { AccountState } from '#desktop/contract/account';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import css from './settings.module.css';
import { stayingWorkWords } from './staying-work-words.ts';

export function SignInForm({ account }: { account: AccountState }) {
  const known = account.email !== null;
  const [creating, setCreating] = useState(false);
  const [email, setEmail] = useState(account.email ?? '');
  const [password, setPassword] = useState('');
  const signIn = useCoreMutation('account.signIn');
  const register = useCoreMutation('account.register');
  const doing = creating ? register : signIn;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    doing.mutate({ email: email.trim(), password });
  };
  const toggle = () => {
    signIn.reset();
    register.reset();
    setCreating(!creating);
  };

  return (
    <form className={css.form} onSubmit={submit} aria-label={creating ? 'New account' : 'Sign in'}>
      <TextInput
        label="E-mail address"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        maxLength={limits.emailCharsMax}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        autoComplete={creating ? 'new-password' : 'current-password'}
        required
        withAsterisk={false}
        value={password}
        minLength={creating ? limits.passwordCharsMin : 1}
        maxLength={limits.passwordCharsMax}
        description={creating ? `At least ${limits.passwordCharsMin} characters; any will do.` : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <StayingWork owner={account.email} typed={email} />
      {doing.error && <ErrorNotice error={doing.error} safe="Nothing was changed." />}
      <div className={css.acts}>
        <BusyButton type="submit" variant="filled" busy={doing.isPending}>
          {creating ? 'Create the account' : 'Sign in'}
        </BusyButton>
        {!known && (
          <Button variant="subtle" onClick={toggle}>
            {creating ? 'I have an account' : 'Create an account'}
          </Button>
        )}
      </div>
      {!known && account.others.length > 0 && (
        <div className={css.others}>
          <p className={css.note}>Also on this computer:</p>
          {account.others.map((other) => (
            <Button key={other} variant="subtle" size="sm" onClick={() => setEmail(other)}>
              {other}
            </Button>
          ))}
        </div>
      )}
    </form>
  );
}

/** Signing in as somebody else leaves work behind just as signing out does, and says so. */
function StayingWork({ owner, typed }: { owner: string | null; typed: string }) {
  const sync = useCoreQuery('sync.state', {}).data;
  const left = sync === undefined ? 0 : sync.waitingCount + sync.refused.length;
  const words = stayingWorkWords({ owner, typed, left });
  return (
    words !== undefined && (
      <p role="status" className={css.note}>
        {words}
      </p>
    )
  );
}
