/**
 * Asks for many in one query: a few queries are under way at a time, and whoever asks meanwhile goes with the next. What
 * is answered was read after it was asked for.
 */

/** More than one, so that a connection that hangs holds up only those who went with it. */
const underWayMax = 4;

/** @param askAll one query; what it rejects with is what each of the batch hears. */
export function inBatches<Asked, Answer>(
  askAll: (batch: readonly Asked[]) => Promise<(asked: Asked) => Answer>,
): (asked: Asked) => Promise<Answer> {
  let waiting: { asked: Asked; told: PromiseWithResolvers<Answer> }[] = [];
  let underWay = 0;

  async function askWaiting(): Promise<void> {
    underWay += 1;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const answerTo = await askAll(batch.map(({ asked }) => asked));
        for (const { asked, told } of batch) told.resolve(answerTo(asked));
      } catch (error) {
        for (const { told } of batch) told.reject(error);
      }
    }
    underWay -= 1;
  }

  return (asked) => {
    const told = Promise.withResolvers<Answer>();
    waiting.push({ asked, told });
    if (underWay < underWayMax) void askWaiting();
    return told.promise;
  };
}
