/** One step of a history: what happens, to which device, and a number that decides the particulars. */

export const actNames = [
  'write',
  'sync',
  'deliver',
  'carry',
  'answer',
  'wait',
  'lose-request',
  'lose-answer',
  'spoil-answer',
  'refuse',
  'duplicate',
  'stray',
  'hold',
  'release',
  'crash-server',
  'part',
  'rejoin',
  'arm-kill',
  'kill',
  'jump-clock',
  'back-up',
  'restore',
  'restore-silently',
  'revoke',
  'reinstall',
  'decide',
  'sign-in',
  'sign-out',
  'speak-old',
] as const;

export type ActName = (typeof actNames)[number];

export interface Step {
  act: ActName;
  /** Which device, where it matters. */
  device: number;
  /** 32 bits of chance of the step's own, so that taking other steps away does not change it. */
  chance: number;
}

export function textOf({ act, device, chance }: Step): string {
  return `${act}@${device}#${chance}`;
}
