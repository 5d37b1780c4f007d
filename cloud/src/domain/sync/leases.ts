/** Which device a running exam belongs to (SY11). */
import { limits } from '@answly/shared/limits';
import type { Lease } from '@answly/shared/sync/protocol';

export interface LeaseRequest {
  sessionId: string;
  deviceId: string;
  takeOver: boolean;
}

export interface LeaseStore {
  /**
   * In one step: gives the lease to the asking device where nobody else holds it, where it has run out, or where it
   * is taken over; a change of hands raises the fence. Tells who holds it then.
   */
  take(
    userId: string,
    asked: LeaseRequest & { nowMs: number; expiresAt: number },
  ): Promise<Omit<Lease, 'held'>>;
}

export interface Leases {
  take(userId: string, asked: LeaseRequest): Promise<Lease>;
}

export function createLeases({ store, now }: { store: LeaseStore; now: () => number }): Leases {
  return {
    take: async (userId, asked) => {
      const nowMs = now();
      const lease = await store.take(userId, { ...asked, nowMs, expiresAt: nowMs + limits.leaseMs });
      return { ...lease, held: lease.deviceId === asked.deviceId.toLowerCase() };
    },
  };
}
