/**
 * Asks for many in one query: one query is under way at a time, and whoever asks meanwhile goes with the next. What is
 * answered was read after it was asked for.
 */
export function inBatches<Asked, Answer>(
  askAll: (batch: readonly Asked[]) => Promise<(asked: Asked) => Answer>,
): (asked: Asked) => Promise<Answer> {
  let waiting: { asked: Asked; told: PromiseWithResolvers<Answer> }[] = [];
  let isAsking = false;

  async function askWaiting(): Promise<void> {
    isAsking = true;
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
    isAsking = false;
  }

  return (asked) => {
    const told = Promise.withResolvers<Answer>();
    waiting.push({ asked, told });
    if (!isAsking) void askWaiting();
    return told.promise;
  };
}
