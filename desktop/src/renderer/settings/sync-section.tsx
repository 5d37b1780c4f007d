/** Sync: what waits, what was set aside and why, and how this computer compares with the server. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SyncState } from '#desktop/contract/account';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { Bubble } from '../design/bubble.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { countText } from '../design/number-words.ts';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { SetAside } from './set-aside.tsx';
import { headline, phaseWords, subline } from './sync-state-words.ts';
import css from './settings.module.css';

export function SyncSection() {
  const now = useNow(10_000);
  const sync = useCoreQuery('sync.state', {});
  const syncNow = useCoreMutation('sync.now');
  if (sync.error) return <ErrorNotice error={sync.error} safe="What you saved is safe." />;
  if (!sync.data) return null;
  const state = sync.data;
  const off = state.phase === 'off';

  return (
    <>
      <div className={css.headline}>
        <header>
          <h1>{headline(state)}</h1>
          <p className={css.sub}>{subline(state, now)}</p>
        </header>
        {off ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/settings" search={{ section: 'account' }} {...props} />}
          >
            Sign in
          </Button>
        ) : (
          <Button
            variant="default"
            leftSection={<IconRefresh {...small} />}
            loading={syncNow.isPending}
            onClick={() => syncNow.mutate({})}
          >
            Sync now
          </Button>
        )}
      </div>
      <div className={css.columns}>
        <Waiting state={state} />
        <section>
          <h2 className={css.part}>Compared with the server</h2>
          <p className={css.note}>Counted again after every sync.</p>
          <dl className={css.facts}>
            <dt>Changes here</dt>
            <dd>{countText(state.factsHere)}</dd>
            <dt>Changes on the server</dt>
            <dd>{state.factsOnServer === null ? 'not asked yet' : countText(state.factsOnServer)}</dd>
            <dt>Last contact</dt>
            <dd>{state.lastSuccessAt === null ? 'none yet' : agoText(state.lastSuccessAt, now)}</dd>
          </dl>
        </section>
      </div>
      {state.refused.length > 0 && <SetAside refused={state.refused} />}
    </>
  );
}

function Waiting({ state }: { state: SyncState }) {
  return (
    <section>
      <div className={css.partHead}>
        <div>
          <h2 className={css.part}>Waiting to send</h2>
          <p className={css.note}>
            {state.phase === 'off' ? 'They go once you sign in.' : 'These go by themselves.'}
          </p>
        </div>
        <Bubble look="pencil">{state.waitingCount > 99 ? '99+' : state.waitingCount}</Bubble>
      </div>
      <dl className={css.facts}>
        <dt>Now</dt>
        <dd>{phaseWords(state)}</dd>
      </dl>
    </section>
  );
}
