/** The devices of the student's account, as the server knows them (SY14). */
import { listDevices, revokeDevice, type Device } from '@answly/shared/http/devices';
import type { CloudClient } from '#desktop/core/http/cloud-client';
import type { Account } from './account.ts';

export interface Devices {
  list(): Promise<Device[]>;
  /** @returns the devices afterwards. @throws AppError device.unknown */
  revoke(deviceId: string): Promise<Device[]>;
}

export function createDevices({ client, account }: { client: CloudClient; account: Account }): Devices {
  const list = () =>
    account.withToken(async (accessToken) => (await client.send(listDevices, {}, { accessToken })).devices);
  return {
    list,
    async revoke(deviceId) {
      await account.withToken((accessToken) =>
        client.send(revokeDevice, { params: { deviceId } }, { accessToken }),
      );
      return list();
    },
  };
}
