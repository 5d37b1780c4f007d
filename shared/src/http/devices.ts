/** Routes of a student's devices (SY14). */
import { z } from 'zod';
import { limits } from '../limits.ts';
import { epochMs } from '../model/text.ts';
import { chosenDeviceName, deviceName } from './accounts.ts';
import { route } from './route.ts';

export const device = z.object({
  deviceId: z.uuid(),
  name: z.string(),
  addedAt: epochMs,
  /** When it last signed in, refreshed or synced. */
  seenAt: epochMs,
  revoked: z.boolean(),
  /** Whether the asking session is on it. */
  current: z.boolean(),
});
export type Device = z.infer<typeof device>;

export const listDevices = route({
  method: 'GET',
  path: '/v1/devices',
  summary: 'List the devices that were ever signed in',
  auth: true,
  answer: {
    kind: 'json',
    status: 200,
    schema: z.object({ devices: z.array(device).max(limits.devicesListedMax) }),
  },
  problems: ['session.required'],
});

export const tellDevice = route({
  method: 'POST',
  path: '/v1/devices/current',
  summary: 'Tell which device this session is on, after it has taken a new identity',
  auth: true,
  body: z.object({ deviceId: z.uuid(), deviceName }),
  answer: { kind: 'empty', status: 204 },
  problems: ['session.required'],
});

export const renameDevice = route({
  method: 'PATCH',
  path: '/v1/devices/:deviceId',
  summary: 'Call a device otherwise, on every list of the student’s devices',
  auth: true,
  params: z.object({ deviceId: z.uuid() }),
  body: z.object({ name: chosenDeviceName }),
  answer: { kind: 'empty', status: 204 },
  problems: ['device.unknown', 'session.required'],
});

export const revokeDevice = route({
  method: 'DELETE',
  path: '/v1/devices/:deviceId',
  summary: 'End a device’s access at once; it keeps what it has',
  auth: true,
  params: z.object({ deviceId: z.uuid() }),
  answer: { kind: 'empty', status: 204 },
  problems: ['device.unknown', 'session.required'],
});
