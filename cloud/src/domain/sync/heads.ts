/** How far a student's history goes, and who wants to hear when it goes on (SY16). */

export interface Head {
  epoch: string;
  /** The number of the newest fact and of the newest change of a document; 0 where there is none. */
  facts: number;
  documents: number;
}

/** Tells of new heads inside this process and, as a hint, to other replicas. Nothing here is the truth. */
export interface HeadNotices {
  tell(userId: string, head: Head): void;
  /** @returns ends the listening. */
  listen(userId: string, hear: (head: Head) => void): () => void;
}

/** Within one process; the whole of it where there is only one. */
export function localNotices(): HeadNotices {
  const listeners = new Map<string, Set<(head: Head) => void>>();
  return {
    tell: (userId, head) => listeners.get(userId)?.forEach((hear) => hear(head)),
    listen: (userId, hear) => {
      const ofUser = listeners.get(userId) ?? new Set();
      listeners.set(userId, ofUser.add(hear));
      return () => {
        ofUser.delete(hear);
        if (ofUser.size === 0) listeners.delete(userId);
      };
    },
  };
}
