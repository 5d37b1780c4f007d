/** Binds the routes of a student's devices. */
import { listDevices, renameDevice, revokeDevice } from '@answly/shared/http/devices';
import type { Devices } from '#cloud/domain/accounts/devices';
import type { Resource } from './context.ts';

export function deviceRoutes(devices: Devices): Resource {
  return (bind) => {
    bind(listDevices, async ({ session }) => ({ devices: await devices.list(session) }));
    bind(renameDevice, ({ body, session }) => devices.move(session, body));
    bind(revokeDevice, ({ params, session }) => devices.revoke(session, params.deviceId));
  };
}
