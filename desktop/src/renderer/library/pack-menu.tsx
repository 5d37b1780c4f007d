/** What else can be done with a pack: take it off this computer, after saying what goes and what stays. */
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import { ActionIcon, Button, Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconTrash } from '@tabler/icons-react';
import type { PackSummary } from '#desktop/contract/library';
import { useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { icon, small } from '../design/icons.ts';
import { counted } from '../design/number-words.ts';
import css from './library.module.css';

export function PackMenu({ pack }: { pack: PackSummary }) {
  const [asking, ask] = useDisclosure();
  const remove = useCoreMutation('library.remove', { onSuccess: ask.close });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={`More for ${pack.title}`}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconTrash {...small} />} onClick={ask.open}>
            Remove from this computer
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking}
        onClose={ask.close}
        title={
          <>
            Remove <bdi lang={pack.locale}>{pack.title}</bdi>?
          </>
        }
      >
        <p>
          Its {counted(pack.itemCount, 'question goes', 'questions go')}. Your answers stay, and count again
          when the pack is back.
        </p>
        {remove.error && <ErrorNotice error={remove.error} safe="Nothing was removed." />}
        <div className={css.dialogActs}>
          <BusyButton
            variant="danger"
            leftSection={<IconTrash {...small} />}
            busy={remove.isPending}
            onClick={() => remove.mutate({ packId: pack.id })}
          >
            Remove {counted(pack.itemCount, 'question', 'questions')}
          </BusyButton>
          <Button variant="quiet" onClick={ask.close} data-autofocus>
            Keep it
          </Button>
        </div>
      </Modal>
    </>
  );
}
