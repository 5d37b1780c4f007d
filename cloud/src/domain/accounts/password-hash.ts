/** Passwords as argon2id, a few at a time: each takes 19 MiB and a core for some 35 ms. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { AppError } from '@answly/shared/errors/app-error';

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** An absent `encoded` takes the same time as a wrong one, so that nobody learns which addresses exist. */
  verify(password: string, encoded: string | undefined): Promise<boolean>;
  /** Whether `encoded` was made with other costs than those of today. */
  isStale(encoded: string): boolean;
}

export interface PasswordCost {
  memoryKib: number;
  passes: number;
}

/** The OWASP minimum for argon2id with one lane. */
export const passwordCost: PasswordCost = { memoryKib: 19_456, passes: 2 };

const concurrentMax = 4;
const waitingMax = 200;
const hashBytes = 32;
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/;

/** @param deriveKey argon2id itself, except where a test counts how often it runs. */
export function createPasswordHasher(
  cost: PasswordCost = passwordCost,
  deriveKey: typeof argon2id = argon2id,
): PasswordHasher {
  const lane = createLanes();
  const derive = (password: string, salt: Buffer, using: PasswordCost) =>
    lane(() => deriveKey(password, salt, using));
  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      const hash = await derive(password, salt, cost);
      return `$argon2id$v=19$m=${cost.memoryKib},t=${cost.passes},p=1$${plain64(salt)}$${plain64(hash)}`;
    },
    verify: async (password, encoded) => {
      const known = encoded === undefined ? undefined : parse(encoded);
      const hash = await derive(password, known?.salt ?? randomBytes(16), known?.cost ?? cost);
      return known !== undefined && known.hash.length === hash.length && timingSafeEqual(hash, known.hash);
    },
    isStale: (encoded) => {
      const known = parse(encoded).cost;
      return known.memoryKib !== cost.memoryKib || known.passes !== cost.passes;
    },
  };
}

/** Lets a few run and the rest wait in order; where too many wait, the newest is turned away. */
function createLanes() {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= concurrentMax) {
      if (waiting.length >= waitingMax) {
        throw new AppError('service.unavailable', { data: { retryAfterSeconds: 2 } });
      }
      await new Promise<void>((go) => waiting.push(go));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

function argon2id(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const parameters = {
    // The same characters may be typed as different code points.
    message: password.normalize('NFC'),
    nonce: salt,
    parallelism: 1,
    tagLength: hashBytes,
    memory: cost.memoryKib,
    passes: cost.passes,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, hash) => (error === null ? resolve(hash) : reject(error)));
  });
}

function parse(encoded: string): { cost: PasswordCost; salt: Buffer; hash: Buffer } {
  const [, memoryKib, passes, salt, hash] = form.exec(encoded) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('a stored password hash is not readable');
  return {
    cost: { memoryKib: Number(memoryKib), passes: Number(passes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function plain64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
