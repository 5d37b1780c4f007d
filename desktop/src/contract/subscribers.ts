/** Who listens to what, by the name of the event. */

/** `never` for data that anybody may listen to: only the sender knows which name carries which data. */
type Listener = (data: never) => void;

export function createSubscribers() {
  const byName = new Map<string, Set<Listener>>();
  return {
    /** Returns the way to stop listening. */
    add(name: string, listener: Listener): () => void {
      const listeners = byName.get(name) ?? new Set();
      byName.set(name, listeners);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(name: string, data: unknown): void {
      for (const listener of byName.get(name) ?? []) listener(data as never);
    },
  };
}
