/**
 * Asks for many in one query: a few queries are under way at a time, and whoever asks meanwhile goes with the next. What
 * is answered was read after it was asked for.
 */

export interface Gathering {
  /** How long the first of a batch waits for others: for what nobody waits for. Without it, for those of the same moment. */
  forMs?: number;
}

/** For what is recorded after the student has been answered; a crash meanwhile takes it. */
export const unhurried: Gathering = { forMs: 20 };

/** More than one, so that a connection that hangs holds up only those who went with it. */
const underWayMax = 4;

/** @param askAll one query, and what is then done for each; what it rejects with is what each of the batch hears. */
export function inBatches<Asked, Answer>(
  askAll: (batch: readonly Asked[]) => Promise<(asked: Asked) => Answer | PromiseLike<Answer>>,
  { forMs }: Gathering = {},
): (asked: Asked) => Promise<Answer> {
  let waiting: { asked: Asked; told: PromiseWithResolvers<Answer> }[] = [];
  let underWay = 0;
  let gathering = false;

  function gather(): void {
    if (gathering || underWay === underWayMax || waiting.length === 0) return;
    gathering = true;
    const go = (): void => {
      gathering = false;
      void ask();
    };
    if (forMs !== undefined) setTimeout(go, forMs);
    // One who asks alone waits for nobody; where others are under way, more come.
    else if (underWay === 0) queueMicrotask(go);
    else setImmediate(go);
  }

  async function ask(): Promise<void> {
    const batch = waiting;
    waiting = [];
    underWay += 1;
    try {
      const answerTo = await askAll(batch.map(({ asked }) => asked));
      for (const { asked, told } of batch) told.resolve(answerTo(asked));
    } catch (error) {
      for (const { told } of batch) told.reject(error);
    }
    underWay -= 1;
    gather();
  }

  return (asked) => {
    const told = Promise.withResolvers<Answer>();
    waiting.push({ asked, told });
    gather();
    return told.promise;
  };
}
