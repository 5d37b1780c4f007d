/** Names the packs of the student's other computers that are not here, and gets those that can be had. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { beginScreen } from '../design/begin-screen.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { LoadingNotice } from '../design/loading-notice.tsx';
import { counted, countText } from '../design/number-words.ts';
import { useReturnFocus } from '../design/use-return-focus.ts';
import type { Getting } from './get-packs.ts';
import css from './library.module.css';
import type { MissingPack } from './missing-pack.ts';
import { useTellInPlace } from './told-in-place.tsx';
import type { MissingPacksState } from './use-missing-packs.ts';

interface MissingPacksProps {
  state: MissingPacksState;
  /** What the student has most likely come for. */
  isMain?: boolean;
}

export function MissingPacks(props: MissingPacksProps) {
  const { state } = props;
  if (state.missing.length > 0) return <Missing {...props} />;
  return state.unread ? <Unread {...state} /> : <Closing {...state} />;
}

function Missing({ state, isMain = true }: MissingPacksProps) {
  const { missing, unread, get, leave } = state;
  const { getting } = get;
  const lead = useRef<HTMLParagraphElement>(null);
  useTellInPlace('elsewhere');
  const gettable = missing.flatMap(({ id, from }) => (from === null ? [] : [{ id, from }]));
  const error = get.failure?.error ?? leave.error;
  const leaveOut = (id: string) =>
    leave.mutate(
      { packId: id },
      {
        onSuccess() {
          get.forget([{ id }]);
          lead.current?.focus();
        },
      },
    );
  return (
    <div className={css.missing}>
      <div className={css.headline}>
        <p ref={lead} tabIndex={-1} className={css.lead}>
          You study from {missing.length === 1 ? 'a pack' : 'packs'} on another computer. Your answers are
          here, the questions are not.
        </p>
        {(gettable.length > 0 || getting !== undefined) && (
          <BusyButton
            variant={isMain ? 'filled' : 'default'}
            className={css.get ?? ''}
            busy={getting !== undefined}
            onClick={() => get.begin(gettable)}
          >
            Get {counted((getting?.packs ?? gettable).length, 'pack', 'packs')}
          </BusyButton>
        )}
      </div>
      {unread && <Unread {...state} />}
      {getting !== undefined && <Progress getting={getting} missing={missing} />}
      {error !== null && <ErrorNotice error={error} safe="What has come stays." />}
      <ul aria-label="Not on this computer">
        {missing.map((pack) => (
          <Row
            key={pack.id}
            pack={pack}
            busy={leave.isPending && leave.variables.packId === pack.id}
            onLeave={() => leaveOut(pack.id)}
          />
        ))}
      </ul>
      <p className={css.note}>
        What you leave out is named no more on this computer. Your answers to it stay.
      </p>
    </div>
  );
}

interface RowProps {
  pack: MissingPack;
  busy: boolean;
  onLeave: () => void;
}

function Row({ pack, busy, onLeave }: RowProps) {
  const navigate = useNavigate();
  return (
    <li>
      <div>
        <p className={css.packName} lang={pack.locale} dir="auto">
          {pack.title}
        </p>
        <p className={css.note}>{pack.words}</p>
      </div>
      <div className={css.rowActs}>
        {pack.isFile && (
          <Button
            variant="subtle"
            size="sm"
            aria-label={`Import its file: ${pack.title}`}
            onClick={() => void navigate({ to: '/library', search: { import: true } })}
          >
            Import its file
          </Button>
        )}
        <BusyButton
          variant="quiet"
          size="sm"
          aria-label={`Leave out: ${pack.title}`}
          busy={busy}
          onClick={onLeave}
        >
          Leave out
        </BusyButton>
      </div>
    </li>
  );
}

function Progress({ getting, missing }: { getting: Getting; missing: MissingPack[] }) {
  useReturnFocus();
  const [stopped, setStopped] = useState(getting.stop.signal.aborted);
  const of = getting.packs.length;
  const left = getting.packs.filter(({ id }) => missing.some((pack) => pack.id === id)).length;
  function stop(): void {
    getting.stop.abort();
    setStopped(true);
  }
  return (
    <LoadingNotice
      title={stopped ? 'Stopping after this pack' : `Getting your ${of === 1 ? 'pack' : 'packs'}`}
      progress={(of - left) / of}
      onCancel={of > 1 && !stopped ? stop : undefined}
    >
      {of === 1
        ? 'You can go on meanwhile.'
        : `${countText(of - left)} of ${countText(of)} are here. What has come stays, and you can go on meanwhile.`}
    </LoadingNotice>
  );
}

/** Its button goes with it. */
function Unread({ unread, readAgain }: MissingPacksState) {
  useReturnFocus();
  return (
    <ErrorNotice
      error={unread}
      safe="What you saved is safe. Packs of your other computers may be missing here."
      action={{ label: 'Try again', onClick: readAgain }}
    />
  );
}

/** In place of the button or row that is gone. */
function Closing({ get, leave }: MissingPacksState) {
  if (get.ended === undefined && !leave.isSuccess) return null;
  return (
    <p ref={beginScreen} tabIndex={-1} className={css.note}>
      No pack of your other computers is missing here.
    </p>
  );
}
