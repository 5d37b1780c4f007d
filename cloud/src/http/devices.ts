/** Binds the routes of a student's devices. */
import { listDevices, renameDevice, revokeDevice, tellDevice } from '@answly/shared/http/devices';
import type { Devices } from '#cloud/domain/accounts/devices';
import type { Resource } from './context.ts';

export function deviceRoutes(devices: Devices): Resource {
  return (bind) => {
    bind(listDevices, async ({ session }) => ({ devices: await devices.list(session) }));
    bind(tellDevice, ({ body, session }) => devices.move(session, body));
    bind(renameDevice, ({ params, body, session }) => devices.rename(session, params.deviceId, body.name));
    bind(revokeDevice, ({ params, session }) => devices.revoke(session, params.deviceId));
  };
}
