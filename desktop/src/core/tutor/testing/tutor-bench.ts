/** A student with a pack and a session whose core talks to a real tutor server. */
import { newId } from '@answly/shared/sync/new-id';
import { AppError } from '@answly/shared/errors/app-error';
import type { Problem } from '@answly/shared/errors/problem';
import type { CallInput } from '#desktop/contract/calls';
import type { TutorAsk } from '#desktop/contract/tutor';
import { systemRandom } from '#desktop/core/clock';
import { connectCloud } from '#desktop/core/connect-cloud';
import { buildPack } from '#desktop/core/testing/build-pack';
import { installTestPack } from '#desktop/core/testing/install-test-pack';
import { openTestCore, removeFolder, temporaryFolder, type TestCore } from '#desktop/core/testing/test-core';
import { startTutorServer, type TutorServer } from './tutor-server.ts';

type Without<A> = A extends TutorAsk ? Omit<A, 'requestId' | 'locale' | 'sessionId' | 'position'> : never;

export interface Told {
  requestId: string;
  text: string;
  problem: Problem | null;
  objective: string | undefined;
}

export interface TutorBench {
  readonly at: TestCore;
  server: TutorServer;
  sessionId: string;
  place: (position?: number) => { sessionId: string; position: number };
  register(): Promise<void>;
  /** Asks at a place of the session and waits for the end. @throws AppError what is refused at once. */
  ask(about: Without<TutorAsk>, position?: number): Promise<Told>;
  answer(optionId: string, position?: number): Promise<void>;
  /** Begins another session. */
  begin(choice?: Partial<CallInput<'study.start'>>): Promise<string>;
  /** Ends the core and opens the study file again; `offline` leads it nowhere. */
  reopen(): Promise<void>;
  offline(): void;
  close(): Promise<void>;
}

export async function startTutorBench(pack = buildPack(4)): Promise<TutorBench> {
  const folder = temporaryFolder();
  const server = await startTutorServer();
  let reachable = true;
  const open = () =>
    openTestCore(folder, {
      connect: connectCloud({
        cloudUrl: server.url,
        listens: false,
        keeper: {
          kind: 'memory',
          get: async () => 'a-refresh-token-long-enough',
          set: async () => undefined,
          delete: async () => undefined,
        },
        fetch: (...call) => (reachable ? fetch(...call) : Promise.reject(new TypeError('no network'))),
      }),
    });
  let at = open();
  await installTestPack(at, pack);

  const bench: TutorBench = {
    get at() {
      return at;
    },
    server,
    sessionId: '',
    place: (position = 0) => ({ sessionId: bench.sessionId, position }),
    register: async () =>
      void (await at.core.handlers['account.register']({
        email: 'a@example.org',
        password: 'a long quiet sentence',
      })),
    ask: (about, position = 0) => follow(at, { ...about, ...bench.place(position), locale: 'en' }),
    async answer(optionId, position = 0) {
      const response = { type: 'single' as const, optionId };
      await at.core.handlers['study.answer']({
        ...bench.place(position),
        response,
        certainty: null,
        durationMs: 5,
      });
    },
    async begin(choice = {}) {
      const session = await at.core.handlers['study.start']({
        packId: null,
        topics: [],
        choose: 'mixed',
        count: 4,
        ...choice,
      });
      bench.sessionId = session.sessionId;
      return session.sessionId;
    },
    async reopen() {
      await at.core.close();
      at = open();
    },
    offline: () => void (reachable = false),
    async close() {
      await at.core.close();
      await server.close();
      removeFolder(folder);
    },
  };
  await bench.begin();
  return bench;
}

/** What a window would show of one answer. */
async function follow({ core }: TestCore, ask: Omit<TutorAsk, 'requestId'>): Promise<Told> {
  const requestId = newId(Date.now(), systemRandom.bytes(16));
  const told: Told = { requestId, text: '', problem: null, objective: undefined };
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = core.subscribe((event, data) => {
    if (!('requestId' in data) || data.requestId !== requestId) return;
    if (event === 'tutor.meta') told.text = '';
    if ('text' in data) told.text += data.text;
    if ('problem' in data) Object.assign(told, { problem: data.problem, objective: data.objective });
    if (event === 'tutor.done' || event === 'tutor.failed') resolve();
  });
  try {
    await core.handlers['tutor.ask']({ ...ask, requestId } as TutorAsk);
    await promise;
    return told;
  } finally {
    end();
  }
}

/** The code of what `work` is refused with; null when it is not. */
export async function refusalOf(work: () => unknown): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
