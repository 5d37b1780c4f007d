/** Where a practice that was begun beside another session leads back to: the question there, as it was looked at. */

export interface WayBack {
  sessionId: string;
  /** The question's number, from 1. */
  at: number;
  only?: 'missed';
  /** Where that session leads back to. */
  back?: WayBack;
}

/** For the router. */
export function wayTo({ sessionId, ...search }: WayBack) {
  return { to: '/session/$sessionId' as const, params: { sessionId }, search };
}

/** Of an address, in which anything may stand. */
export function parseWayBack(value: unknown): WayBack | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { sessionId, at, only, back: further } = value as Partial<Record<keyof WayBack, unknown>>;
  if (typeof sessionId !== 'string' || !isPlace(at)) return undefined;
  const back = parseWayBack(further);
  return {
    sessionId,
    at,
    ...(only === 'missed' ? { only } : {}),
    ...(back === undefined ? {} : { back }),
  };
}

export function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
