/** Calls a device of the account otherwise, on every list of the student's devices (SY14). */
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import type { Device } from '@answly/shared/http/devices';
import { limits } from '@answly/shared/limits';
import { callKey, useCoreMutation } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { deviceNameOf } from './device-name.ts';
import css from './settings.module.css';

export function RenameDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const queries = useQueryClient();
  const [typed, setTyped] = useState(device.name);
  const rename = useCoreMutation('devices.rename', {
    repeatable: true,
    onSuccess(devices) {
      queries.setQueryData(callKey('devices.list', {}), devices);
      onClose();
    },
  });
  const name = deviceNameOf(typed);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name === device.name) onClose();
    else if (name !== '') rename.mutate({ deviceId: device.deviceId, name });
  };

  return (
    <Dialog
      onClose={onClose}
      title={
        <>
          Rename <bdi>{device.name}</bdi>
        </>
      }
    >
      <form className={css.dialogForm} onSubmit={submit} noValidate>
        <TextInput
          label="Name"
          autoComplete="off"
          dir="auto"
          maxLength={limits.deviceNameCharsMax}
          data-autofocus
          value={typed}
          error={name === '' && 'Give it a name, such as Laptop or School 12.'}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {rename.error && <ErrorNotice error={rename.error} safe="It is called as before." />}
        <div className={css.dialogActs}>
          <BusyButton type="submit" variant="filled" busy={rename.isPending}>
            Rename
          </BusyButton>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
