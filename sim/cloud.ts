/** The cloud of one history: the real handlers on the real database, asked without a socket. */
import { hash, randomBytes, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { zstdCompressSync } from 'node:zlib';
import { newId } from '@answly/shared/sync/new-id';
import { createApp, type AppParts } from '../cloud/src/app.ts';
import { createAccessTokens } from '../cloud/src/domain/accounts/access-tokens.ts';
import { createAccounts } from '../cloud/src/domain/accounts/accounts.ts';
import type { PasswordHasher } from '../cloud/src/domain/accounts/password-hash.ts';
import type { Throttle } from '../cloud/src/domain/accounts/throttle.ts';
import { createDevices } from '../cloud/src/domain/accounts/devices.ts';
import { createDocuments } from '../cloud/src/domain/sync/documents.ts';
import { createFacts } from '../cloud/src/domain/sync/facts.ts';
import { localNotices } from '../cloud/src/domain/sync/heads.ts';
import { createLeases } from '../cloud/src/domain/sync/leases.ts';
import { createSegments } from '../cloud/src/domain/sync/segments.ts';
import { accountRoutes } from '../cloud/src/http/accounts.ts';
import { createAuthenticate } from '../cloud/src/http/authenticate.ts';
import { deviceRoutes } from '../cloud/src/http/devices.ts';
import { syncRoutes } from '../cloud/src/http/sync.ts';
import { postgresAccountStore } from '../cloud/src/storage/postgres/account-store.ts';
import type { Sql } from '../cloud/src/storage/postgres/connect.ts';
import { postgresDeviceStore } from '../cloud/src/storage/postgres/device-store.ts';
import { postgresDocumentStore } from '../cloud/src/storage/postgres/document-store.ts';
import { postgresFactStore } from '../cloud/src/storage/postgres/fact-store.ts';
import { postgresLiveSessions } from '../cloud/src/storage/postgres/live-sessions.ts';
import { postgresLeaseStore } from '../cloud/src/storage/postgres/lease-store.ts';
import { postgresSegmentStore } from '../cloud/src/storage/postgres/segment-store.ts';
import { unavailableOr } from '../cloud/src/storage/postgres/unavailable.ts';
import { limits } from '@answly/shared/limits';
import { createHeldCommits, type HeldCommits } from './held-commits.ts';
import type { CloudSeams, FactStore } from './sabotage.ts';

export interface Answer {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
}

export interface Cloud {
  userId: string;
  credentials: { email: string; password: string };
  commits: HeldCommits;
  /** Ends a device's access, as another device of the student does. */
  revoke(deviceId: string): Promise<void>;
  answer(request: Request): Promise<Answer>;
  /** What went wrong inside, as the log has it. */
  logged: string[];
}

export interface CloudParts {
  sql: Sql;
  nowMs: () => number;
  seams: CloudSeams;
}

const password = 'tram depot hall';

/** Makes a student of its own. */
export async function createCloud({ sql, nowMs, seams }: CloudParts): Promise<Cloud> {
  const userId = randomUUID();
  const email = `${userId}@example.org`;
  await sql`
    insert into student (user_id, email, password_hash, created_at)
    values (${userId}, ${email}, ${await plainHasher.hash(password)}, ${new Date(nowMs())})`;
  const commits = createHeldCommits();
  // Commits are held below a sabotage, so that what it says otherwise is held too.
  const held = commits.wrap(sql);
  const used = seams.sql?.(held) ?? held;
  const store = seams.store?.(postgresFactStore(used)) ?? postgresFactStore(used);
  const { routes, sealAll } = createSimSync(store, used, nowMs);
  const { accounts, authenticate } = createSimAccounts(sql, nowMs);
  const devices = postgresDeviceStore(sql);
  const logged: string[] = [];
  const app = createApp({
    log: logInto(logged),
    settings: { bodyBytesMax: limits.pushBytesMax },
    authenticate,
    translate: unavailableOr,
    resources: [accountRoutes(accounts), deviceRoutes(createDevices({ store: devices, now: nowMs })), routes],
  });
  return {
    userId,
    credentials: { email, password },
    commits,
    revoke: async (deviceId) => void (await devices.revoke(userId, deviceId, nowMs())),
    logged,
    async answer(request) {
      const response = await app.fetch(request);
      const body = new Uint8Array(await response.arrayBuffer());
      await sealAll();
      return { status: response.status, headers: [...response.headers], body };
    },
  };
}

/** All the app's log is used for here. What it warns of passes by itself. */
function logInto(lines: string[]): AppParts['log'] {
  const error = (about: { err?: unknown }) => void lines.push(inspect(about.err));
  return { error, warn: () => undefined } as unknown as AppParts['log'];
}

/** Facts in a sealed segment: so few that histories of some hundred facts have some. */
export const segmentFacts = 40;

/** As `start-sync.ts` does it, but sealing takes its turn instead of running in the background. */
function createSimSync(store: FactStore, sql: Sql, now: () => number) {
  const full = new Set<string>();
  const notices = localNotices();
  const segments = createSegments({
    facts: store,
    store: postgresSegmentStore(sql),
    now,
    pack: (text) => Promise.resolve(zstdCompressSync(text)),
    sha256Hex: (content) => hash('sha256', content),
    segmentFacts,
  });
  const facts = createFacts({
    store,
    notices,
    now,
    appended(userId, head, count) {
      if (segments.isFull(head, count)) full.add(userId);
    },
  });
  const documents = createDocuments({ store: postgresDocumentStore(sql), notices, now });
  const leases = createLeases({ store: postgresLeaseStore(sql), now });
  const sealAll = async () => {
    for (const userId of full) {
      full.delete(userId);
      while (await segments.sealNext(userId));
    }
  };
  return { routes: syncRoutes({ facts, segments, documents, leases }), sealAll };
}

function createSimAccounts(sql: Sql, now: () => number) {
  const accessTokens = createAccessTokens({
    secret: 'a secret for simulations only, long enough',
    lifetimeSeconds: 900,
    now,
  });
  const accounts = createAccounts({
    store: postgresAccountStore(sql),
    throttle: noThrottle,
    hasher: plainHasher,
    accessTokens,
    refreshMs: 30 * 86_400_000,
    reuseGraceMs: 30_000,
    now,
    newId: () => newId(now(), randomBytes(16)),
  });
  const { isLive } = postgresLiveSessions(sql);
  return { accounts, authenticate: createAuthenticate({ verify: accessTokens.verify, isLive }) };
}

/** Real hashing is slow on purpose; here it would be most of a history. */
const plainHasher: PasswordHasher = {
  hash: (given) => Promise.resolve(`plain ${given}`),
  verify: (given, encoded) => Promise.resolve(encoded === `plain ${given}`),
  isStale: () => false,
};

const noThrottle: Throttle = {
  take: () => Promise.resolve(0),
  forgive: () => Promise.resolve(),
  clear: () => Promise.resolve(),
};
