/** A student's devices: listed, named, and signed out from afar (SY14). */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import type { Device } from '@answly/shared/http/devices';
import type { Session } from './session.ts';

export interface DeviceStore {
  /** The most recently seen first. */
  list(session: Session, countMax: number): Promise<Device[]>;
  /** The session goes on as this device. */
  move(session: Session, device: { deviceId: string; deviceName: string }, nowMs: number): Promise<void>;
  /** False where there is no such device. */
  rename(userId: string, deviceId: string, name: string): Promise<boolean>;
  /** Ends every session on the device. False where there is no such device. */
  revoke(userId: string, deviceId: string, nowMs: number): Promise<boolean>;
}

export interface Devices {
  list(session: Session): Promise<Device[]>;
  move(session: Session, device: { deviceId: string; deviceName: string }): Promise<void>;
  /** @throws AppError device.unknown */
  rename(session: Session, deviceId: string, name: string): Promise<void>;
  /** @throws AppError device.unknown */
  revoke(session: Session, deviceId: string): Promise<void>;
}

export function createDevices({ store, now }: { store: DeviceStore; now: () => number }): Devices {
  return {
    list: (session) => store.list(session, limits.devicesListedMax),
    move: (session, device) => store.move(session, device, now()),
    rename: async ({ userId }, deviceId, name) => {
      if (!(await store.rename(userId, deviceId, name))) throw new AppError('device.unknown');
    },
    revoke: async ({ userId }, deviceId) => {
      if (!(await store.revoke(userId, deviceId, now()))) throw new AppError('device.unknown');
    },
  };
}
