/** Keeps the refresh token in the keyring of the operating system, or in memory where there is none. */

export interface Keeper {
  /** `memory`: nothing outlives this process. May turn from `keyring` to `memory`, never back. */
  readonly kind: 'keyring' | 'memory';
  get(): Promise<string | null>;
  set(refreshToken: string): Promise<void>;
  delete(): Promise<void>;
}

/** The part of keytar that is used. */
export interface Keyring {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

export interface KeeperOptions {
  /** Tells the entries of several Answly folders of one person apart; the device id serves. */
  account: string;
  /** The name of the entry until now, where it was another one: the token goes along (SY14). */
  formerly?: string | null;
  /** Called when it has. */
  moved?: () => void;
  /** Called when the keeper turns out to be memory only. */
  changed?: () => void;
  /** Loads the native module, only now: where its library is missing, that is no reason not to start. */
  load?: (() => Promise<Keyring>) | undefined;
  /** A keyring that asks the student to unlock it gets this long; one that hangs is given up after it. */
  timeoutMs?: number;
}

const service = 'Answly';

/**
 * Opens at once and looks for the keyring in the background, so that starting never waits for it.
 * No operation rejects or hangs: a keyring that does is left, and memory takes over with what it is given.
 */
export function openKeeper(options: KeeperOptions): Keeper {
  const { account, load = loadKeytar, timeoutMs = 20_000 } = options;
  let kind: Keeper['kind'] = 'keyring';
  let remembered: string | null = null;
  let keyring: Promise<Keyring> | undefined;

  async function tryKeyring<T>(run: (keyring: Keyring) => Promise<T>): Promise<T | null> {
    if (kind === 'memory') return null;
    try {
      keyring ??= load();
      return await within(timeoutMs, keyring.then(run));
    } catch {
      // Concurrent operations may fail together; the student is told once.
      if (kind === 'keyring') {
        kind = 'memory';
        options.changed?.();
      }
      return null;
    }
  }

  const read = (name: string) => tryKeyring((found) => found.getPassword(service, name));

  /** A token is used once: whoever else has the former name must not come upon it, and signs in. */
  async function comeAlong(): Promise<void> {
    const { formerly = null, moved } = options;
    if (formerly === null || formerly === account) return;
    const token = await read(formerly);
    if (token !== null && (await read(account)) === null) {
      remembered = token;
      await tryKeyring((found) => found.setPassword(service, account, token));
    }
    if (kind === 'keyring') await tryKeyring((found) => found.deletePassword(service, formerly));
    try {
      if (kind === 'keyring') moved?.();
    } catch {
      // What it is noted in was closed meanwhile: the next start finds the token under its new name.
    }
  }
  const ready = comeAlong();

  async function get(): Promise<string | null> {
    await ready;
    return (await read(account)) ?? (kind === 'memory' ? remembered : null);
  }

  void get();

  return {
    get kind() {
      return kind;
    },
    get,
    async set(refreshToken) {
      // The former token comes first, so that it takes the place of no newer word.
      await ready;
      remembered = refreshToken;
      await tryKeyring((found) => found.setPassword(service, account, refreshToken));
    },
    async delete() {
      await ready;
      remembered = null;
      await tryKeyring((found) => found.deletePassword(service, account));
    },
  };
}

async function loadKeytar(): Promise<Keyring> {
  const module: Keyring & { default?: Keyring } = await import('keytar');
  return module.default ?? module;
}

function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
