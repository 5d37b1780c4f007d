/** The keeper of the refresh token over keyrings that work, refuse, are missing or hang. */
import { describe, expect, it } from 'vitest';
import type { Keeper, Keyring } from './keyring.ts';
import { openKeeper } from './keyring.ts';

function createKeyring() {
  const entries = new Map<string, string>();
  const keyring: Keyring = {
    getPassword: (service, account) => Promise.resolve(entries.get(`${service}/${account}`) ?? null),
    setPassword: (service, account, password) => {
      entries.set(`${service}/${account}`, password);
      return Promise.resolve();
    },
    deletePassword: (service, account) => Promise.resolve(entries.delete(`${service}/${account}`)),
  };
  return { entries, keyring };
}

const refusing: Keyring = {
  getPassword: () => Promise.reject(new Error('no such service')),
  setPassword: () => Promise.reject(new Error('no such service')),
  deletePassword: () => Promise.reject(new Error('no such service')),
};

const hanging: Keyring = {
  getPassword: () => new Promise(() => undefined),
  setPassword: () => new Promise(() => undefined),
  deletePassword: () => new Promise(() => undefined),
};

describe('keeper', () => {
  it('keeps the token in the keyring, one entry for each folder', async () => {
    const { entries, keyring } = createKeyring();
    const load = () => Promise.resolve(keyring);
    const first = openKeeper({ account: 'one', load });
    const second = openKeeper({ account: 'two', load });
    await first.set('a');
    await second.set('b');
    expect([...entries]).toEqual([
      ['Answly/one', 'a'],
      ['Answly/two', 'b'],
    ]);
    expect(await openKeeper({ account: 'one', load }).get()).toBe('a');
    await first.delete();
    expect(await first.get()).toBeNull();
    expect(first.kind).toBe('keyring');
  });

  it('takes the token along to another name, once, and leaves nothing under the one before', async () => {
    const { entries, keyring } = createKeyring();
    const load = () => Promise.resolve(keyring);
    await openKeeper({ account: 'one', load }).set('a');
    let movedCount = 0;
    const moved = () => void (movedCount += 1);
    const keeper = openKeeper({ account: 'two', formerly: 'one', moved, load });
    expect(await keeper.get()).toBe('a');
    expect([...entries]).toEqual([['Answly/two', 'a']]);
    await openKeeper({ account: 'one', load }).set('of somebody else');
    // As after a start that was cut short before it was noted: what is there already stands.
    expect(await openKeeper({ account: 'two', formerly: 'one', moved, load }).get()).toBe('a');
    expect(movedCount).toBe(2);
  });

  it.each([
    ['a newer token', (keeper: Keeper) => keeper.set('newer'), 'newer'],
    ['a sign-out', (keeper: Keeper) => keeper.delete(), null],
  ])('does not put the former token in the place of %s that came meanwhile', async (_what, say, expected) => {
    let answer = (_token: string): void => undefined;
    const slow = new Promise<string>((resolve) => (answer = resolve));
    const keyring: Keyring = {
      ...refusing,
      getPassword: (_service, name) => (name === 'one' ? slow : Promise.resolve(null)),
    };
    const keeper = openKeeper({ account: 'two', formerly: 'one', load: () => Promise.resolve(keyring) });
    const said = say(keeper);
    answer('former');
    await said;
    expect(keeper.kind).toBe('memory');
    expect(await keeper.get()).toBe(expected);
  });

  it('does not count a token as taken along that the keyring would not give', async () => {
    let movedCount = 0;
    const moved = () => void (movedCount += 1);
    const load = () => Promise.resolve(refusing);
    const keeper = openKeeper({ account: 'two', formerly: 'one', moved, load });
    expect(await keeper.get()).toBeNull();
    expect(movedCount).toBe(0);
  });

  it.each([
    ['refuses', () => Promise.resolve(refusing)],
    ['hangs', () => Promise.resolve(hanging)],
    ['cannot be loaded', () => Promise.reject(new Error('libsecret-1.so.0: cannot open'))],
    ['hangs while loading', () => new Promise<Keyring>(() => undefined)],
  ])('remembers the token for this run when the keyring %s, and says so once', async (_what, load) => {
    let toldCount = 0;
    const keeper = openKeeper({ account: 'one', load, timeoutMs: 20, changed: () => (toldCount += 1) });
    await keeper.set('token');
    expect(keeper.kind).toBe('memory');
    expect(await keeper.get()).toBe('token');
    await keeper.delete();
    expect(await keeper.get()).toBeNull();
    expect(toldCount).toBe(1);
  });

  it('keeps the token of this run when the keyring fails later', async () => {
    const { keyring } = createKeyring();
    let works = true;
    const failing: Keyring = {
      ...keyring,
      getPassword: (...entry) => (works ? keyring.getPassword(...entry) : refusing.getPassword(...entry)),
    };
    const keeper = openKeeper({ account: 'one', load: () => Promise.resolve(failing) });
    await keeper.set('token');
    works = false;
    expect(await keeper.get()).toBe('token');
    expect(keeper.kind).toBe('memory');
  });
});
