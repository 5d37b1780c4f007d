/** Leaves an identity that two installations have used, and tells the server under which one this one goes on (SY14). */
import { tellDevice } from '@answly/shared/http/devices';
import { ask, type RoundParts } from './round-parts.ts';

export async function moveDevice(parts: RoundParts): Promise<void> {
  parts.log.leaveDevice();
  await tellMoved(parts);
}

/**
 * Tells the server of a new identity that it does not know of. It is for the student's list of devices: where it fails,
 * a later round tries again, and nothing waits for it; only a stop ends the round here as anywhere.
 */
export async function tellMoved(parts: RoundParts): Promise<void> {
  const { account, device } = parts;
  if (device.movedFrom() === null) return;
  const { deviceName } = account.state();
  try {
    await ask(parts, tellDevice, { body: { deviceId: device.id(), deviceName } });
  } catch (error) {
    if (parts.signal?.aborted === true) throw error;
    return;
  }
  device.noteMoved();
}
