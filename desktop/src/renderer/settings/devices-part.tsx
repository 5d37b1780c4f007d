/** The devices of the account: which there are, when each was last there, naming one, and signing one out from here (SY14). */
import { Button } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { useState } from 'react';
import type { Device } from '@answly/shared/http/devices';
import { useQueryClient } from '@tanstack/react-query';
import { callKey, useCoreMutation, useCoreQuery } from '../bridge/use-call.ts';
import { BusyButton } from '../design/busy-button.tsx';
import { Dialog } from '../design/dialog.tsx';
import { ErrorNotice } from '../design/error-notice.tsx';
import { icon } from '../design/icons.ts';
import { agoText, dateText } from '../design/time-words.ts';
import { RenameDialog } from './rename-device.tsx';
import css from './settings.module.css';

export function DevicesPart({ now, offline }: { now: number; offline: boolean }) {
  // Asked again when the network is back.
  const devices = useCoreQuery('devices.list', {}, { enabled: !offline });
  const [leaving, setLeaving] = useState<Device | null>(null);
  const [renaming, setRenaming] = useState<Device | null>(null);
  return (
    <section>
      <h2 className={css.part}>Devices</h2>
      <p className={css.note}>One that is signed out stops syncing. It keeps its own work and can save it.</p>
      {offline && <p className={css.note}>The server does not answer now: this is what it said last.</p>}
      {!offline && devices.error && <ErrorNotice error={devices.error} safe="Nothing has changed." />}
      {devices.data !== undefined && (
        <table className={css.devices}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Added</th>
              <th scope="col">Last seen</th>
              <th scope="col">Access</th>
            </tr>
          </thead>
          <tbody>
            {thisOneFirst(devices.data).map((device) => (
              <DeviceRow
                key={device.deviceId}
                device={device}
                now={now}
                offline={offline}
                onSignOut={() => setLeaving(device)}
                onRename={() => setRenaming(device)}
              />
            ))}
          </tbody>
        </table>
      )}
      {renaming !== null && <RenameDialog device={renaming} onClose={() => setRenaming(null)} />}
      {leaving !== null && <SignOutDialog device={leaving} onClose={() => setLeaving(null)} />}
    </section>
  );
}

function thisOneFirst(devices: readonly Device[]): Device[] {
  return devices.toSorted((one, other) => Number(other.current) - Number(one.current));
}

interface DeviceRowProps {
  device: Device;
  now: number;
  offline: boolean;
  onSignOut: () => void;
  onRename: () => void;
}

function DeviceRow({ device, now, offline, onSignOut, onRename }: DeviceRowProps) {
  const { name, addedAt, seenAt, current, revoked } = device;
  return (
    <tr>
      <th scope="row">
        <span className={css.device}>
          <IconDeviceLaptop {...icon} />
          <span dir="auto">{name}</span>
          <Button
            variant="quiet"
            size="sm"
            disabled={offline}
            aria-label={`Rename ${name}`}
            onClick={onRename}
          >
            Rename
          </Button>
        </span>
      </th>
      <td>{dateText(addedAt)}</td>
      <td>{current ? 'now' : agoText(seenAt, now)}</td>
      <td>
        {current && 'this computer'}
        {revoked && 'signed out'}
        {!current && !revoked && (
          <Button
            variant="quiet"
            size="sm"
            disabled={offline}
            aria-label={`Sign out ${name}`}
            onClick={onSignOut}
          >
            Sign out
          </Button>
        )}
      </td>
    </tr>
  );
}

function SignOutDialog({ device, onClose }: { device: Device; onClose: () => void }) {
  const queries = useQueryClient();
  const revoke = useCoreMutation('devices.revoke', {
    onSuccess(devices) {
      queries.setQueryData(callKey('devices.list', {}), devices);
      onClose();
    },
  });
  return (
    <Dialog
      onClose={onClose}
      title={
        <>
          Sign out <bdi>{device.name}</bdi>?
        </>
      }
    >
      <p>
        It stops syncing at once. What was done there stays there, and goes to the server once somebody signs
        in on it again.
      </p>
      {revoke.error && <ErrorNotice error={revoke.error} safe="It is still signed in." />}
      <div className={css.dialogActs}>
        <BusyButton
          variant="danger"
          busy={revoke.isPending}
          onClick={() => revoke.mutate({ deviceId: device.deviceId })}
        >
          Sign it out
        </BusyButton>
        <Button variant="quiet" onClick={onClose} data-autofocus>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
