/** The devices of the student's account, as the server knows them (SY14). */
import { listDevices, renameDevice, revokeDevice, type Device } from '@answly/shared/http/devices';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { Account } from './account.ts';

export interface Devices {
  /** This device takes the name that the student has given it from another one. */
  list(): Promise<Device[]>;
  /** @returns the devices afterwards. @throws AppError device.unknown */
  rename(deviceId: string, name: string): Promise<Device[]>;
  /** @returns the devices afterwards. @throws AppError device.unknown */
  revoke(deviceId: string): Promise<Device[]>;
}

export function createDevices({ client, account }: { client: CloudClient; account: Account }): Devices {
  async function list(): Promise<Device[]> {
    const { devices } = await account.withToken((accessToken) =>
      client.send(listDevices, {}, { accessToken }),
    );
    const here = devices.find(({ current }) => current);
    if (here !== undefined) account.callDevice(here.name);
    return devices;
  }
  return {
    list,
    async rename(deviceId, name) {
      await account.withToken((accessToken) =>
        client.send(renameDevice, { params: { deviceId }, body: { name } }, { accessToken }),
      );
      return list();
    },
    async revoke(deviceId) {
      await account.withToken((accessToken) =>
        client.send(revokeDevice, { params: { deviceId } }, { accessToken }),
      );
      return list();
    },
  };
}
