/** Sync: what waits, what was set aside and why, and how this computer compares with the server. */
import { Button } from '@mantine/core';
import { IconCheck, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { SyncState } from '#desktop/contract/account';
import { useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { Bubble } from '../design/bubble.tsx';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { small } from '../design/icons.ts';
import { countText } from '../design/number-words.ts';
import { agoText } from '../design/time-words.ts';
import { useNow } from '../design/use-now.ts';
import { DecisionNotice } from './decision-notice.tsx';
import { DevicesPart } from './devices-part.tsx';
import { SetAside } from './set-aside.tsx';
import { needsFile, UnsyncedNotice } from './unsynced-notice.tsx';
import { headline, nextTryWords, phaseWords, subline, waitingWords } from './sync-state-words.ts';
import { WaitingKinds } from './waiting-kinds.tsx';
import css from './settings.module.css';

export function SyncSection() {
  const now = useNow(10_000);
  const sync = useCoreQuery('sync.state', {});
  const syncNow = useCoreMutation('sync.now');
  if (sync.error) return <ErrorNotice error={sync.error} safe="What you saved is safe." />;
  if (!sync.data) return null;
  const state = sync.data;
  const off = state.phase === 'off';
  const signedIn = !off && state.phase !== 'needs-sign-in';

  return (
    <>
      <div className={css.headline}>
        <header>
          <h1>{headline(state)}</h1>
          <p className={css.sub}>{subline(state, now)}</p>
        </header>
        {!signedIn ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/settings" search={{ section: 'account' }} {...props} />}
          >
            {off ? 'Sign in' : 'Sign in again'}
          </Button>
        ) : (
          <BusyButton
            variant="default"
            leftSection={<IconRefresh {...small} />}
            busy={syncNow.isPending}
            onClick={() => syncNow.mutate({})}
          >
            Sync now
          </BusyButton>
        )}
      </div>
      {state.decision !== null && <DecisionNotice decision={state.decision} />}
      {needsFile(state) && <UnsyncedNotice state={state} />}
      <div className={css.columns}>
        <Waiting state={state} now={now} />
        <section>
          <h2 className={css.part}>Compared with the server</h2>
          <p className={css.note}>Counted again after every sync.</p>
          <dl className={css.facts}>
            <dt>Changes here</dt>
            <dd>{countText(state.factsHere)}</dd>
            <dt>Changes on the server</dt>
            <dd>{state.factsOnServer === null ? 'not asked yet' : countText(state.factsOnServer)}</dd>
            <Compared state={state} now={now} />
          </dl>
        </section>
      </div>
      {state.refused.length > 0 && <SetAside refused={state.refused} />}
      {signedIn && <DevicesPart now={now} offline={state.phase === 'offline'} />}
    </>
  );
}

/** The last line of the comparison: that both have the same, or when they last spoke. */
function Compared({ state, now }: { state: SyncState; now: number }) {
  if (state.lastSuccessAt === null) {
    return (
      <>
        <dt>Last contact</dt>
        <dd>none yet</dd>
      </>
    );
  }
  const ago = agoText(state.lastSuccessAt, now);
  const same = state.phase === 'idle' && state.waitingCount === 0 && state.factsHere === state.factsOnServer;
  return (
    <>
      <dt>{same ? 'Same in both places' : 'Last contact'}</dt>
      <dd>
        {same && <IconCheck {...small} className={css.same ?? ''} />}
        {same ? `checked ${ago}` : ago}
      </dd>
    </>
  );
}

function Waiting({ state, now }: { state: SyncState; now: number }) {
  const nextTry = nextTryWords(state, now);
  return (
    <section>
      <div className={css.partHead}>
        <div>
          <h2 className={css.part}>Waiting to send</h2>
          <p className={css.note}>{waitingWords(state)}</p>
          <WaitingKinds state={state} />
        </div>
        <Bubble look="pencil">{state.waitingCount > 99 ? '99+' : state.waitingCount}</Bubble>
      </div>
      <dl className={css.facts}>
        <dt>At the moment</dt>
        <dd>{phaseWords(state)}</dd>
        {nextTry !== undefined && (
          <>
            <dt>Next try</dt>
            <dd>{nextTry}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
