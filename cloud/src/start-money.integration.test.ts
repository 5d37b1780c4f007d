/** The tutor that is started pays for what it asks, and stops asking where it cannot. */
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import pino from 'pino';
import { expect, test } from 'vitest';
import { nanoPerUsd } from '#cloud/domain/tutor/money/cost';
import { buildItem } from '#cloud/testing/build-item';
import { defaultSettings } from '#cloud/testing/tutor-settings';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';
import type { TutorSettings } from './start-tutor.ts';

const { bench, stub, withModel } = useTutorBench();

function withBudget(everyoneNano: number, more: Partial<TutorSettings> = {}): TutorSettings {
  const budget = { everyoneNano, studentNano: nanoPerUsd };
  return { ...defaultSettings, ...withModel({ budget }), ...more };
}

test('a call is held at its worst and settled at what it cost', async () => {
  const replica = bench.start(withBudget(nanoPerUsd));
  const ann = await bench.student(bench.published);
  expect((await replica.hear(ann, bench.published)).source).toBe('model');
  await replica.settled();
  const [row] = await bench.sql`select * from ai_usage`;
  const cost = Number(row?.['tokens_in']) * 150 + Number(row?.['tokens_out']) * 600;
  expect(row).toMatchObject({ cost_nano: cost, model: 'stub' });
  expect(row?.['reserved_nano']).toBeGreaterThan(cost);
  const [day] = await bench.sql`select held_nano, spent_nano from day_budget`;
  expect(day).toEqual({ held_nano: 0, spent_nano: cost });
});

test('nothing is asked that the day cannot pay, while known answers go on', async () => {
  const replica = bench.start(withBudget(nanoPerUsd));
  const ann = await bench.student(bench.published);
  await replica.hear(ann, bench.published);
  await replica.settled();
  const poor = bench.start(withBudget(1));
  const other = buildItem();
  await bench.publish(other);
  await bench.answerItem(ann, other);
  const refused = await poor.ask(ann, other);
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: 'budget.exhausted' });
  expect((await poor.hear(ann, bench.published)).source).toBe('cache');
  expect(stub.calls).toHaveLength(1);
});

test('a model without a price is not asked: the log says which one, and the rationale answers', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const { ai } = withBudget(nanoPerUsd);
  const replica = bench.start({ ai: { ...ai, model: 'nobody-knows' } }, { log });
  const ann = await bench.student(bench.published);
  expect(await replica.hear(ann, bench.published)).toMatchObject({ source: 'rationale', last: 'done' });
  expect(stub.calls).toHaveLength(0);
  expect(lines.join()).toContain(
    '/nobody-knows is not known, so it is not asked. Set AI_PRICES_FILE to a file that holds',
  );
});

test('half of the day is told of by mail, to the log and the figures, and no student waits for it', async () => {
  const mails: string[] = [];
  const mailServer = createServer((socket) => {
    let inMessage = false;
    socket.write('220 here\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      if (inMessage && line !== '.') mails.push(line);
      else {
        inMessage = line === 'DATA';
        socket.write(line === 'DATA' ? '354 go on\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => {
    mailServer.listen(0, '127.0.0.1', resolve);
  });
  const url = `smtp://127.0.0.1:${(mailServer.address() as AddressInfo).port}`;
  const counted: number[] = [];
  const alertMail = { url, to: 'operator@example.org', from: 'tutor@example.org' };
  const replica = bench.start(withBudget(400_000, { alertMail }), {
    tell: (happening) => void (happening.kind === 'budget-alert' && counted.push(happening.percent)),
  });
  const items = [buildItem(), buildItem(), buildItem(), buildItem()];
  const ann = await bench.student(...items);
  for (const item of items) {
    await bench.publish(item);
    const answer = await replica.ask(ann, item);
    expect([200, 429]).toContain(answer.status);
    await answer.text();
    await replica.settled();
  }
  mailServer.close();
  expect(counted.length).toBeGreaterThan(0);
  expect(mails.filter((line) => line.startsWith('Subject: '))).toHaveLength(counted.length);
});

test('a mail server that is away is nobody’s problem but the log’s', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const alertMail = { url: 'smtp://127.0.0.1:1', to: 'operator@example.org', from: 'tutor@example.org' };
  const replica = bench.start(withBudget(1, { alertMail }), { log });
  const ann = await bench.student(bench.published);
  expect((await replica.ask(ann, bench.published)).status).toBe(429);
  await replica.settled();
  expect(lines.join()).toContain('An alert could not be sent by mail');
});
