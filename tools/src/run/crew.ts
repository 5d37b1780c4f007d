/** Everything one run started, stopped together in the reverse order. */

export interface Member {
  stop(): Promise<void>;
}

export interface Crew {
  /** Takes charge of what was just started. Once the crew is being stopped it is stopped at once, and this rejects. */
  add<T extends Member>(member: T): Promise<T>;
  /** Stops all, the last started first. Safe to call twice. */
  stop(): Promise<void>;
}

export function createCrew(): Crew {
  const members: Member[] = [];
  let stopped: Promise<void> | undefined;
  return {
    async add(member) {
      if (stopped !== undefined) {
        await member.stop();
        throw new Error('Answly is being stopped.');
      }
      members.push(member);
      return member;
    },
    stop() {
      stopped ??= stopInReverse(members);
      return stopped;
    },
  };
}

async function stopInReverse(members: readonly Member[]): Promise<void> {
  for (const member of members.toReversed()) await member.stop();
}
