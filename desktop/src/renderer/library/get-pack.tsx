/** Packs that can be had: those that came with Answly, and those of the server when there is a network. */
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import { Modal } from '@mantine/core';
import type { AvailablePack } from '#desktop/contract/library';
import { useCoreQuery } from '../bridge/use-call.ts';
import { beginScreen } from '../design/begin-screen.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { counted } from '../design/number-words.ts';
import { OfflineNotice } from '../design/offline-notice.tsx';
import css from './library.module.css';
import { useTellInPlace } from './told-in-place.tsx';
import { useGetPacks } from './use-get-packs.ts';

export function GetPack({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const available = useCoreQuery('library.available', {}, { enabled: opened });
  const get = useGetPacks('offers');
  useTellInPlace('offers', opened);
  const hasCome = (id: string) =>
    get.ended?.failure === null && get.ended.packs.some((pack) => pack.id === id);
  return (
    <Modal opened={opened} onClose={onClose} size="40rem" title="Get a pack">
      {available.error && <ErrorNotice error={available.error} safe="Nothing was changed." />}
      <ul className={css.offers}>
        {available.data?.packs.map((pack) => (
          <li key={pack.id}>
            <div>
              <p className={css.packName} lang={pack.locale} dir="auto">
                {pack.title}
              </p>
              <p className={css.note}>
                {counted(pack.itemCount, 'question', 'questions')}.{' '}
                <bdi lang={pack.locale}>{pack.description}</bdi>
              </p>
            </div>
            {isHere(pack) ? (
              <p className={css.here} {...(hasCome(pack.id) ? { ref: beginScreen, tabIndex: -1 } : {})}>
                On this computer
              </p>
            ) : (
              <BusyButton
                variant="default"
                size="sm"
                className={css.get ?? ''}
                busy={get.getting?.packs.some(({ id }) => id === pack.id) === true}
                aria-label={`${actWord(pack)}: ${pack.title}`}
                onClick={() => get.begin([{ id: pack.id, from: pack.origin }])}
              >
                {actWord(pack)}
              </BusyButton>
            )}
          </li>
        ))}
      </ul>
      {available.data?.cloud !== 'offline' && available.data?.packs.every(isHere) && (
        <p className={css.allHere}>There is no other pack just now. You can import questions of your own.</p>
      )}
      {get.failure && <ErrorNotice error={get.failure.error} safe="Your packs are as they were." />}
      {available.data?.cloud === 'offline' && (
        <OfflineNotice>These came with Answly. More may be on the server.</OfflineNotice>
      )}
    </Modal>
  );
}

function isHere({ installedVersion, version }: AvailablePack): boolean {
  return installedVersion !== null && installedVersion >= version;
}

function actWord({ installedVersion }: AvailablePack): string {
  return installedVersion === null ? 'Get' : 'Update';
}
