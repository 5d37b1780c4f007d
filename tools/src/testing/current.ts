/** What hooks of a test file open, nameable at its top. */

/** Stands for what is there while tests run, and so can be named before. */
export function current<T extends object>(there: () => T | undefined): T {
  const get = (_: object, name: string | symbol): unknown => {
    const thing = there();
    if (thing === undefined) throw new Error('What hooks open is there while tests run.');
    return Reflect.get(thing, name);
  };
  return new Proxy<T>({} as T, { get });
}
