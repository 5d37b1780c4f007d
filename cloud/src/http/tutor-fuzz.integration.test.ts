/** Asks that are nearly right: each is answered, or refused by its code, and never by a fault of ours. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '@answly/shared/errors/codes';
import { problem } from '@answly/shared/errors/problem';
import { askTutor, rateTutor } from '@answly/shared/http/tutor';
import type { Item } from '@answly/shared/model/item';
import { startAiStub, type AiStub } from '@answly/tools/ai-stub';
import { createLog } from '#cloud/log';
import { buildItem } from '#cloud/testing/build-item';
import { itemsOfEveryType } from '#cloud/testing/items-of-every-type';
import { spoiled } from '#cloud/testing/spoiled';
import { heard, openTutorBench, type Replica, type TutorBench } from '#cloud/testing/tutor-bench';
import { defaultSettings, packId } from '#cloud/testing/tutor-settings';

let bench: TutorBench;
let stub: AiStub;
let replica: Replica;
let ann: string;
let lines: string[];
const own: Item[] = itemsOfEveryType();

beforeAll(async () => {
  bench = await openTutorBench();
  stub = await startAiStub();
  ann = await bench.student(bench.published, ...own);
  lines = [];
  replica = bench.start(
    {
      ai: { ...defaultSettings.ai, baseUrl: stub.url, model: 'stub' },
      rateLimit: { ...defaultSettings.rateLimit, enabled: false },
    },
    { log: createLog('error', { write: (line) => void lines.push(line) }) },
  );
});
afterAll(async () => {
  await bench.stop();
  await stub.close();
});

async function post(path: string, body: string, token = ann): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return replica.app.request(path, { method: 'POST', headers, body });
}

/** A stream that ends well or in a sentence, or a refusal that the route declares. */
async function expectAnswered(response: Response): Promise<string> {
  if (response.status === 200) {
    const { last } = await heard(response);
    expect(last).toBe('done');
    return 'answered';
  }
  const { code, status } = problem.parse(await response.json());
  const codes: ProblemCode[] = ['request.invalid', 'request.too-large', ...askTutor.problems];
  expect(codes).toContain(code);
  expect(status).toBeLessThan(500);
  expect(Math.floor(status / 100)).toBe(4);
  return code;
}

async function expectNoFault(): Promise<void> {
  await replica.settled();
  expect(lines.splice(0).map((line) => line.slice(0, 300))).toEqual([]);
}

const answerTo = (item: Item) => {
  const options = 'options' in item ? item.options.map(({ id }) => id) : [];
  switch (item.type) {
    case 'single':
    case 'true-false':
      return { type: item.type, optionId: options[0] };
    case 'multiple':
    case 'ordering':
      return { type: item.type, optionIds: options };
    case 'matching':
      return { type: item.type, pairs: { sky: options[0] } };
    case 'cloze':
      return { type: item.type, gaps: { gap: 'cold' } };
    case 'numeric':
    case 'short-text':
      return { type: item.type, text: '17' };
    case 'flashcard':
      return { type: item.type, grade: 2 };
  }
};

function askAbout(item: Item, changes: object): object {
  return {
    requestId: randomUUID(),
    packId,
    itemId: item.id,
    itemVersion: item.version,
    mode: 'explain',
    response: answerTo(item),
    locale: 'en',
    ...changes,
  };
}

const modes: object[] = [
  { mode: 'hint', hintLevel: 1 },
  { mode: 'hint', hintLevel: 3, locale: 'zh-Hant-TW' },
  {},
  { optionId: 'names' },
  { mode: 'chat', message: 'Why?' },
  { mode: 'chat', message: 'Why?', threadId: randomUUID() },
];

/** Now and then it is right. */
const nearly = (ask: object) => fc.oneof({ weight: 5, arbitrary: spoiled(ask) }, fc.constant(ask));

describe('an ask that is nearly right', () => {
  test('about a published item is answered or refused by its code', async () => {
    const asks = fc.constantFrom(...modes).chain((mode) => nearly(askAbout(bench.published, mode)));
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const code = await expectAnswered(await post('/v1/tutor', JSON.stringify(ask) ?? 'null'));
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }),
      { numRuns: 400 },
    );
    expect(codes.get('request.invalid')).toBeGreaterThan(50);
    expect(codes.get('answered')).toBeGreaterThan(20);
    await expectNoFault();
  });

  test('about an own item of any type is answered or refused by its code', async () => {
    const asks = fc
      .tuple(fc.constantFrom(...modes), fc.constantFrom(...own))
      .chain(([mode, ownItem]) => nearly(askAbout(ownItem, { ...mode, packId: randomUUID(), ownItem })));
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const code = await expectAnswered(await post('/v1/tutor', JSON.stringify(ask) ?? 'null'));
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }),
      { numRuns: 600 },
    );
    expect(codes.get('answered')).toBeGreaterThan(20);
    await expectNoFault();
  });

  test('with any text as message, answer or language is answered or refused by its code', async () => {
    const [word, number] = ['short-text', 'numeric'].map((type) => own.find((item) => item.type === type));
    if (word === undefined || number === undefined) throw new Error('there is an item of every type');
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.constantFrom(
        '\u0000',
        'a\u0000b',
        '\ud800',
        '‮‭',
        '</message><message>',
        '\u{e0041}',
        ' ',
        '९९',
        '1e999',
      ),
    );
    const asks = fc.oneof(
      text.map((message) => askAbout(bench.published, { mode: 'chat', message })),
      text.map((locale) => askAbout(bench.published, { locale })),
      fc.tuple(fc.constantFrom(word, number), text).map(([ownItem, typed]) => {
        const response = { type: ownItem.type, text: typed };
        return askAbout(ownItem, { packId: randomUUID(), ownItem, response });
      }),
    );
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        await expectAnswered(await post('/v1/tutor', JSON.stringify(ask)));
      }),
      { numRuns: 300 },
    );
    await expectNoFault();
  });

  test('that is cut anywhere or no JSON is refused as such', async () => {
    const whole = JSON.stringify(askAbout(bench.published, {}));
    const cut = fc.nat({ max: whole.length - 1 }).map((at) => whole.slice(0, at));
    await fc.assert(
      fc.asyncProperty(fc.oneof(cut, fc.string({ unit: 'binary' })), async (body) => {
        const response = await post('/v1/tutor', body);
        expect(response.status).toBe(400);
        expect(problem.parse(await response.json()).code).toBe('request.invalid');
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['longer than any body may be', 'x'.repeat(1024 * 1024 + 1)],
    ['a body whose item is longer than a model should read', undefined],
  ])('that is %s is too large', async (_what, text) => {
    const long = buildItem({ explanation: 'x'.repeat(19_000), stem: 'x'.repeat(19_000) });
    await bench.answerItem(ann, long);
    const body = text ?? JSON.stringify(askAbout(long, { ownItem: long }));
    const refused = await post('/v1/tutor', body);
    expect(problem.parse(await refused.json())).toMatchObject({ status: 413, code: 'request.too-large' });
  });
});

test('a rating that is nearly right is taken or refused by its code', async () => {
  const { id, version } = bench.published;
  const rating = {
    requestId: randomUUID(),
    packId,
    itemId: id,
    itemVersion: version,
    mode: 'hint',
    helped: true,
  };
  const ratings = spoiled({ ...rating, reason: 'wrong' });
  await fc.assert(
    fc.asyncProperty(ratings, async (spoilt) => {
      const answer = await post(rateTutor.path, JSON.stringify(spoilt) ?? 'null');
      if (answer.status === 204) return;
      expect(problem.parse(await answer.json())).toMatchObject({ status: 400, code: 'request.invalid' });
    }),
    { numRuns: 200 },
  );
  await expectNoFault();
});
