/** Similar questions over its real route, with and without embeddings, and what a chat is told of items alike. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import pino from 'pino';
import { similarItems } from '@answly/shared/http/tutor';
import { limits } from '@answly/shared/limits';
import type { Item } from '@answly/shared/model/item';
import { operatorId } from '#cloud/domain/tutor/money/operator';
import { startTutor } from '#cloud/start-tutor';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { defaultSettings, priced } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, withModel } = useTutorBench();
let ann: string;
let packId: string;
beforeAll(async () => {
  ann = await bench.student();
});
beforeEach(async () => {
  packId = randomUUID();
});

async function publish(...items: Item[]): Promise<void> {
  for (const item of items) {
    await bench.sql`
      insert into pack_item (pack_id, item_id, item_version, item)
      values (${packId}, ${item.id}, ${item.version}, ${bench.sql.json(item)})`;
  }
}

/** Items whose options say nothing, so that stem, topics and explanation are what they are about. */
function about(stem: string, topics: string[], changes: Partial<Item> = {}): Item {
  const options = ['names', 'b'].map((id) => ({ id, content: id, rationale: '', lockPosition: false }));
  return buildItem({ stem, topics, options, explanation: '', ...(changes as object) });
}

async function ask(replica: Replica, item: Pick<Item, 'id' | 'version'>): Promise<Response> {
  const query = new URLSearchParams({ packId, itemId: item.id, itemVersion: String(item.version) });
  return replica.app.request(`/v1/tutor/similar?${query}`, { headers: { authorization: `Bearer ${ann}` } });
}

async function alike(replica: Replica, item: Item) {
  return similarItems.answer.schema.parse(await (await ask(replica, item)).json()).items;
}

const ids = (items: readonly { itemId: string }[]) => items.map(({ itemId }) => itemId);

function withEmbeddings(model = 'embed'): Replica {
  return bench.start(withModel({ embeddingModel: model }));
}

describe('without any key', () => {
  test('questions of the same topics come, the nearest first, and not the question itself', async () => {
    const self = about('What does a router do?', ['Networks', 'Routing']);
    const near = about('What does a router read?', ['Networks', 'Routing']);
    const next = about('What is a switch?', ['Networks']);
    const far = about('Where are ribosomes?', ['Cells']);
    await publish(self, far, next, near);
    const found = await alike(bench.start(), self);
    expect(ids(found)).toEqual([near.id, next.id]);
    expect(found[0]).toMatchObject({ packId, itemVersion: 1 });
  });

  test('withdrawn questions and former versions do not come, and there are no more than ten', async () => {
    const self = about('One', ['T']);
    const renewed = about('Two', ['T']);
    const withdrawn = about('Three', ['T']);
    await publish(self, renewed, { ...renewed, version: 2 });
    await publish(withdrawn, { ...withdrawn, version: 2, status: 'withdrawn' });
    const replica = bench.start();
    expect(await alike(replica, self)).toMatchObject([{ itemId: renewed.id, itemVersion: 2 }]);
    await publish(...Array.from({ length: 15 }, (_, place) => about(`Item ${place}`, ['T'])));
    expect(await alike(bench.start(), self)).toHaveLength(limits.similarItemsMax);
  });

  test('a question that no published pack holds is unknown, and a stranger is asked to sign in', async () => {
    const replica = bench.start();
    expect((await ask(replica, { id: randomUUID(), version: 1 })).status).toBe(404);
    expect((await replica.app.request('/v1/tutor/similar')).status).toBe(401);
  });
});

describe('with an embedding model', () => {
  const self = () => about('How does a router choose the way of a packet?', ['A']);
  const near = () => about('How does a router choose the way?', ['B']);
  const far = () => about('What do ribosomes make in a living cell?', ['A']);

  test('the pack is embedded in the background, once; from then on meaning goes before topics', async () => {
    const items = [self(), near(), far()] as const;
    await publish(...items);
    const replica = withEmbeddings();
    expect(ids(await alike(replica, items[0]))[0]).toBe(items[2].id);
    await replica.settled();
    const found = await alike(replica, items[0]);
    expect(ids(found)).toEqual([items[1].id, items[2].id]);
    expect(found[0]?.score).toBeGreaterThan(0.7);
    await alike(withEmbeddings(), items[0]);
    expect(stub.embeddingCalls.map(({ texts }) => texts.length)).toEqual([3]);
  });

  test('replicas that begin together pay for each question once', async () => {
    const items = Array.from({ length: 120 }, (_, place) => about(`Question number ${place}`, ['T']));
    await publish(...items);
    const replicas = [withEmbeddings(), withEmbeddings(), withEmbeddings()];
    await Promise.all(replicas.map(async (replica) => ask(replica, items[0] as Item)));
    await Promise.all(replicas.map(async (replica) => replica.settled()));
    const texts = stub.embeddingCalls.flatMap((call) => call.texts);
    expect(texts).toHaveLength(120);
    expect(new Set(texts).size).toBe(120);
    const [row] = await bench.sql`
      select count(*)::int as rows, count(vector)::int as made from item_embedding where pack_id = ${packId}`;
    expect(row).toEqual({ rows: 120, made: 120 });
  });

  test('a former version is embedded when it is asked about, and never found itself', async () => {
    const old = self();
    await publish(old, { ...old, version: 2, stem: 'Ribosomes?' }, near(), far());
    const replica = withEmbeddings();
    await ask(replica, old);
    await replica.settled();
    expect(await alike(replica, old)).toHaveLength(2);
    await alike(replica, old);
    expect(stub.embeddingCalls.map(({ texts }) => texts.length)).toEqual([3, 1]);
  });

  test('while the provider fails, topics and words answer, and its failing is not hurried', async () => {
    const items = [self(), near(), far()] as const;
    await publish(...items);
    const replica = withEmbeddings('embed+server-error');
    for (let times = 0; times < 3; times += 1) {
      expect(ids(await alike(replica, items[0]))[0]).toBe(items[2].id);
      await replica.settled();
    }
    expect(stub.embeddingCalls).toHaveLength(1);
  });
});

describe('what embedding costs', () => {
  const costs = () => bench.sql<{ userId: string; itemId: string; outcome: string; costNano: number }[]>`
    select user_id as "userId", item_id as "itemId", outcome, cost_nano as "costNano" from ai_usage
    where mode = 'embed' and cost_nano <= reserved_nano order by opened_at`;
  const self = () => about('How does a router choose the way of a packet?', ['A']);
  const near = () => about('How does a router choose the way?', ['B']);
  const far = () => about('What do ribosomes make in a living cell?', ['A']);

  test('a pack is paid by the operator, what one student asks for by that student', async () => {
    const old = self();
    const current = { ...old, version: 2, stem: 'Ribosomes?' };
    await publish(old, current, near());
    const replica = withEmbeddings();
    await ask(replica, old);
    await replica.settled();
    await ask(replica, old);
    await replica.settled();
    await bench.answerItem(ann, current);
    await replica.hear(ann, current, { packId, mode: 'chat', message: 'Which way?' });
    await replica.settled();
    const paid = await costs();
    expect(paid.map(({ userId, outcome }) => [userId, outcome])).toEqual([
      [operatorId, 'stop'],
      [ann, 'stop'],
      [ann, 'stop'],
    ]);
    expect(paid.slice(1).map(({ itemId }) => itemId)).toEqual([old.id, old.id]);
    expect(paid.every(({ costNano }) => costNano > 0)).toBe(true);
    const [held] = await bench.sql`select sum(held_nano)::int as nano from day_budget`;
    expect(held).toEqual({ nano: 0 });
  });

  test('a refusal of the provider costs nothing, an answer that is of no use does', async () => {
    const item = self();
    await publish(item, near());
    for (const [fault, isPaid] of [
      ['server-error', false],
      ['silent-end', true],
    ] as const) {
      const replica = withEmbeddings(`embed+${fault}`);
      await ask(replica, item);
      await replica.settled();
      const [row] = (await costs()).slice(-1);
      expect(row).toMatchObject({ userId: operatorId, outcome: 'broken' });
      expect((row?.costNano ?? 0) > 0).toBe(isPaid);
    }
  });

  test('when the budget is used up, topics and words answer, and nothing is asked of the model', async () => {
    const items = [self(), near(), far()] as const;
    await publish(...items);
    const budget = { everyoneNano: 0, studentNano: 0 };
    const replica = bench.start(withModel({ embeddingModel: 'embed', budget }));
    for (let times = 0; times < 2; times += 1) {
      expect(ids(await alike(replica, items[0]))[0]).toBe(items[2].id);
      await replica.settled();
    }
    expect(stub.embeddingCalls).toEqual([]);
  });

  test('a model whose price nobody knows is not used, and the log says so', async () => {
    const items = [self(), near(), far()] as const;
    await publish(...items);
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const replica = bench.start(withModel({ embeddingModel: 'unheard-of' }), { log });
    await alike(replica, items[0]);
    await replica.settled();
    expect(ids(await alike(replica, items[0]))[0]).toBe(items[2].id);
    expect(stub.embeddingCalls).toEqual([]);
    expect(lines.join('')).toContain('unheard-of is not known, so it is not asked');
  });
});

describe('what a chat is told', () => {
  function similarOf(ai: object = {}) {
    const settings = { ...defaultSettings, ai: { ...defaultSettings.ai, ...ai } };
    return startTutor(priced(settings), { sql: bench.sql, log: pino({ level: 'silent' }) });
  }

  test('is the explanations of the two nearest questions that have one, each cut to its bound', async () => {
    const item = about('What does a router do?', ['Networks']);
    const long = 'A router forwards packets. '.repeat(100);
    await publish(
      item,
      about('What does a router read?', ['Networks'], { explanation: long }),
      about('Which router table?', ['Networks']),
      about('Is a router a switch?', ['Networks'], { explanation: 'No, a switch knows no addresses.' }),
      about('What is a cell?', ['Cells'], { explanation: 'Life.' }),
    );
    for (const ai of [{}, { baseUrl: stub.url, embeddingModel: 'embed' }]) {
      const { similar, settled } = similarOf(ai);
      await similar.relatedTexts(ann, { packId, item }, 'What does a router do with packets?');
      await settled();
      const texts = await similar.relatedTexts(ann, { packId, item }, 'What does a router do with packets?');
      expect(texts.toSorted()).toEqual([
        long.slice(0, limits.relatedTextCharsMax),
        'No, a switch knows no addresses.',
      ]);
    }
  });

  test('is nothing for a question of no published pack, at no cost', async () => {
    const { similar } = similarOf({ baseUrl: stub.url, embeddingModel: 'embed' });
    const own = about('What is mine?', ['Mine']);
    expect(await similar.relatedTexts(ann, { packId: randomUUID(), item: own }, 'Help')).toEqual([]);
    expect(stub.embeddingCalls).toEqual([]);
  });
});
