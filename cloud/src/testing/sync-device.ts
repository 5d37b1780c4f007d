/** A signed-in device of a test, which speaks the protocol of facts with a test cloud. */
import { randomUUID } from 'node:crypto';
import { grant, type Grant } from '@answly/shared/http/accounts';
import type { Fact } from '@answly/shared/sync/fact';
import { pushResponse, type PushResponse, type PushResult } from '@answly/shared/sync/protocol';
import { testDevice, type TestDevice } from './build-fact.ts';
import { frameHeaders, pageOf, pushText, type LooseFact, type PulledPage } from './sync-client.ts';
import { goodPassword, type TestCloud } from './test-cloud.ts';

/** What became of each fact of a push, in order. */
export type FactResult = PushResult | { place: number; id: string; status: 'accepted' };

export interface SyncDevice extends TestDevice {
  token: string;
  refreshToken: string;
  userId: string;
  email: string;
  /** The text of a push from this device, now. */
  text(facts: readonly LooseFact[]): string;
  /** Pushes bytes as they are. */
  send(body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>): Promise<Response>;
  tryPush(facts: readonly LooseFact[]): Promise<Response>;
  push(facts: readonly LooseFact[]): Promise<PushResponse & { results: FactResult[] }>;
  statuses(facts: readonly LooseFact[]): Promise<FactResult['status'][]>;
  /** @param query everything but the protocol */
  tryPull(query: string): Promise<Response>;
  pull(query: string): Promise<PulledPage>;
  /** All of the history, page by page, as a device reads it. */
  pullAll(limit?: number): Promise<PulledPage['facts']>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  patch(path: string, body: unknown): Promise<Response>;
  remove(path: string): Promise<Response>;
  /** Asks for new tokens. */
  refresh(): Promise<Response>;
}

/** A device of a new student, or one more of a known one. */
export async function signUpDevice(cloud: TestCloud): Promise<SyncDevice> {
  const email = `${randomUUID()}@example.org`;
  return openSession(cloud, '/v1/accounts', { email, deviceId: randomUUID() });
}

/** Signs a student in on one more device, or again on a known one. */
export function signInDevice(
  cloud: TestCloud,
  email: string,
  deviceId: string = randomUUID(),
): Promise<SyncDevice> {
  return openSession(cloud, '/v1/sessions', { email, deviceId });
}

async function openSession(
  cloud: TestCloud,
  path: string,
  { email, deviceId }: { email: string; deviceId: string },
): Promise<SyncDevice> {
  const body = { email, deviceId, password: goodPassword, deviceName: 'a device' };
  const given = grant.parse(await (await cloud.ask('POST', path, { body })).json());
  return syncDeviceOf(cloud, given, deviceId);
}

function syncDeviceOf(cloud: TestCloud, given: Grant, deviceId: string): SyncDevice {
  const { accessToken: token, refreshToken, userId, email } = given;
  const made = testDevice(() => cloud.clock.nowMs, deviceId);
  const get: SyncDevice['get'] = (path) => cloud.ask('GET', path, { token });
  const send: SyncDevice['send'] = (body, headers = {}) =>
    fetch(`${cloud.url}/v1/sync/push`, {
      method: 'POST',
      body,
      headers: { ...frameHeaders, authorization: `Bearer ${token}`, ...headers },
    });
  const text: SyncDevice['text'] = (facts) =>
    pushText(facts, { deviceId: made.deviceId, sentAt: cloud.clock.nowMs });
  const tryPush: SyncDevice['tryPush'] = (facts) => send(text(facts));
  const push: SyncDevice['push'] = async (facts) => {
    const answer = pushResponse.parse(await (await tryPush(facts)).json());
    return { ...answer, results: resultsOf(facts, answer) };
  };
  const tryPull: SyncDevice['tryPull'] = (query) => get(`/v1/sync/pull?protocol=1&${query}`);
  const pull: SyncDevice['pull'] = async (query) => pageOf(await (await tryPull(query)).text());
  return {
    ...made,
    token,
    refreshToken,
    userId,
    email,
    text,
    send,
    tryPush,
    push,
    statuses: async (facts) => (await push(facts)).results.map((each) => each.status),
    tryPull,
    pull,
    pullAll: async (limit = 5_000) => {
      const facts: PulledPage['facts'] = [];
      for (let cursor = 0, more = true; more;) {
        const page = await pull(`cursor=${cursor}&limit=${limit}`);
        facts.push(...page.facts);
        ({ nextCursor: cursor, more } = page);
      }
      return facts;
    },
    get,
    post: (path, body) => cloud.ask('POST', path, { token, body }),
    patch: (path, body) => cloud.ask('PATCH', path, { token, body }),
    remove: (path) => cloud.ask('DELETE', path, { token }),
    refresh: () => cloud.ask('POST', '/v1/sessions/refresh', { body: { refreshToken } }),
  };
}

function resultsOf(facts: readonly LooseFact[], { count, others }: PushResponse): FactResult[] {
  if (count !== facts.length) throw new Error(`the server counted ${count} facts of ${facts.length}`);
  const byPlace = new Map(others.map((each) => [each.place, each]));
  return facts.map(({ id }, place) => byPlace.get(place) ?? { place, id, status: 'accepted' });
}

/** The facts as a page gives them back, numbered from `first`. */
export function numbered(facts: readonly Fact[], first = 1): PulledPage['facts'] {
  return facts.map((fact, place) => ({ ...fact, seq: first + place, effectiveAt: fact.at }));
}
