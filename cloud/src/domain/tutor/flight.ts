/** An answer on its way: one call upstream, any number of readers, each from the first word. */

export interface Flight {
  /** Replays what has come and follows the rest. @throws what the flight failed with. */
  read(): AsyncIterable<string>;
  /** Resolves when the flight is over, however it ended. */
  over: Promise<void>;
}

export interface Flights {
  find(key: string): Flight | undefined;
  /**
   * Starts the flight of `key`, or gives the one that is under way. It goes on when its readers have left:
   * what it makes is kept for the next one. A lease across replicas belongs here, behind the same call.
   */
  start(key: string, make: (say: (text: string) => void) => Promise<void>): Flight;
}

export function createFlights(): Flights {
  const underWay = new Map<string, Flight>();
  return {
    find: (key) => underWay.get(key),
    start: (key, make) => {
      const found = underWay.get(key);
      if (found !== undefined) return found;
      const flight = launch(make, () => underWay.delete(key));
      underWay.set(key, flight);
      return flight;
    },
  };
}

function launch(make: (say: (text: string) => void) => Promise<void>, land: () => void): Flight {
  const said: string[] = [];
  let end: { failure: unknown } | 'well' | undefined;
  let news = Promise.withResolvers<void>();
  const announce = (): void => {
    news.resolve();
    news = Promise.withResolvers<void>();
  };
  const over = make((text) => {
    said.push(text);
    announce();
  })
    .then(
      () => {
        end = 'well';
      },
      (failure: unknown) => {
        end = { failure };
      },
    )
    .then(() => {
      land();
      announce();
    });
  async function* read(): AsyncGenerator<string> {
    for (let next = 0; ;) {
      while (next < said.length) yield said[next++] ?? '';
      if (end === 'well') return;
      if (end !== undefined) throw end.failure;
      await news.promise;
    }
  }
  return { read, over };
}
