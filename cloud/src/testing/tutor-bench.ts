/** The tutor behind its real routes on a real database, with students, a published item and attempts, for its tests. */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import pino from 'pino';
import type { TutorRequest } from '@answly/shared/http/tutor';
import { tutorEvent } from '@answly/shared/http/tutor';
import type { TutorEvent } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import { createApp, type AppParts } from '#cloud/app';
import type { AppEnv } from '#cloud/http/context';
import type { TutorSettings, TutorSurroundings } from '#cloud/start-tutor';
import { startTutor } from '#cloud/start-tutor';
import type { Sql } from '#cloud/storage/postgres/connect';
import { connect } from '#cloud/storage/postgres/connect';
import { migrate } from '#cloud/storage/postgres/migrate';
import { readMigrations } from '#cloud/storage/postgres/migration-files';
import { buildItem } from './build-item.ts';
import { defaultSettings, packId, priced } from './tutor-settings.ts';
import { tokenIsStudent } from './token-is-student.ts';
import { createTestDatabase } from './test-database.ts';

export interface TutorBench {
  sql: Sql;
  published: Item;
  /** Another item of the same pack for whoever needs a second question. */
  publish(item: Item): Promise<void>;
  /** A new student, who has answered these items. */
  student(...answered: Item[]): Promise<string>;
  answerItem(userId: string, item: Item, given?: GivenAnswer): Promise<void>;
  /** A replica of the API. */
  start(settings?: Partial<TutorSettings>, around?: ReplicaSurroundings): Replica;
  /** Waits for what the replicas still record, and forgets answers and calls. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export type ReplicaSurroundings = Partial<TutorSurroundings> & Pick<AppParts, 'observer'>;

export interface GivenAnswer {
  /** When it was given and has arrived, in milliseconds since 1970; long ago unless told. */
  atMs?: number;
  /** The JSON of the attempt. */
  body?: string;
}

export interface Replica {
  app: Hono<AppEnv>;
  settled(): Promise<void>;
  stop(): Promise<void>;
  ask(userId: string, about: Item, changes?: Partial<TutorRequest>): Promise<Response>;
  /** Asks and reads to the end. */
  hear(userId: string, about: Item, changes?: Partial<TutorRequest>): Promise<Heard>;
}

export interface Heard {
  events: TutorEvent[];
  source: string | undefined;
  /** Of a chat. */
  threadId: string | undefined;
  text: string;
  last: string | undefined;
}

export async function openTutorBench(): Promise<TutorBench> {
  const database = await createTestDatabase();
  await migrate({ url: database.url, migrations: readMigrations(), lockTimeoutMs: 30_000 });
  const sql = connect({ url: database.url, poolSize: 4 });
  const publish = async (item: Item): Promise<void> => {
    await sql`
      insert into pack_item (pack_id, item_id, item_version, item)
      values (${packId}, ${item.id}, ${item.version}, ${sql.json(item)})`;
  };
  const answerItem: TutorBench['answerItem'] = async (userId, item, { atMs = 1, body = '{}' } = {}) => {
    const [row] = await sql<{ seq: number }[]>`
      select count(*)::int + 1 as seq from fact where user_id = ${userId}`;
    const seq = row?.seq ?? 1;
    await sql`
      insert into fact (user_id, seq, fact_id, device_id, device_seq, kind, at, effective_at, received_at,
        zone_minutes, mono_ms, item_id, body, prefix_sum)
      values (${userId}, ${seq}, ${randomUUID()}, ${userId}, ${seq}, 'attempt', ${atMs}, ${atMs}, ${atMs},
        0, 0, ${item.id}, ${body}, 0)`;
  };
  const replicas: Replica[] = [];
  const published = buildItem();
  await publish(published);
  return {
    sql,
    published,
    publish,
    answerItem,
    student: async (...answered) => {
      const userId = randomUUID();
      await sql`
        insert into student (user_id, email, password_hash, created_at)
        values (${userId}, ${`${userId}@example.org`}, '-', now())`;
      for (const item of answered) await answerItem(userId, item);
      return userId;
    },
    start: (settings, around) => {
      const replica = startReplica(priced({ ...defaultSettings, ...settings }), { sql, ...around });
      replicas.push(replica);
      return replica;
    },
    clear: async () => {
      await Promise.all(replicas.splice(0).map((replica) => replica.stop()));
      await sql`truncate tutor_hit, tutor_answer, ai_usage, student_budget, day_budget`;
    },
    stop: async () => {
      await Promise.all(replicas.map((replica) => replica.stop()));
      await sql.end();
      await database.drop();
    },
  };
}

function startReplica(settings: TutorSettings, around: ReplicaSurroundings & { sql: Sql }): Replica {
  const { log = pino({ level: 'error' }), observer } = around;
  const tutor = startTutor(settings, { ...around, log });
  const app = createApp({
    log,
    settings: { bodyBytesMax: 1024 * 1024 },
    authenticate: tokenIsStudent,
    resources: [tutor.routes],
    ...(observer === undefined ? {} : { observer }),
  });
  const ask: Replica['ask'] = async (userId, about, changes = {}) =>
    app.request('/v1/tutor', {
      method: 'POST',
      headers: { authorization: `Bearer ${userId}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        requestId: randomUUID(),
        packId,
        itemId: about.id,
        itemVersion: about.version,
        mode: 'explain',
        response: null,
        locale: 'en',
        ...changes,
      }),
    });
  return {
    app,
    ask,
    settled: () => tutor.settled(),
    stop: () => tutor.stop(),
    hear: async (...asked) => heard(await ask(...asked)),
  };
}

/** Reads a stream to its end, checking each event against the contract. */
export async function heard(response: Response): Promise<Heard> {
  const events = (await response.text())
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [first, second] = block.split('\n');
      const event = first?.slice('event: '.length);
      return tutorEvent.parse({ event, data: JSON.parse(second?.slice('data: '.length) ?? '') });
    });
  const meta = events.find((event) => event.event === 'meta')?.data;
  return {
    events,
    source: meta?.source,
    threadId: meta?.threadId,
    text: events.map((event) => (event.event === 'delta' ? event.data.text : '')).join(''),
    last: events.at(-1)?.event,
  };
}
