/** Chats over the real route: told what was said before, by nobody else, and kept nowhere but with their student. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { problem } from '@answly/shared/errors/problem';
import { limits } from '@answly/shared/limits';
import { buildItem } from '#cloud/testing/build-item';
import type { Replica } from '#cloud/testing/tutor-bench';
import { useTutorBench } from '#cloud/testing/use-tutor-bench';

const { bench, stub, withModel } = useTutorBench();
let replica: Replica;
let ann: string;
beforeEach(async () => {
  replica = bench.start(withModel());
  ann = await bench.student(bench.published);
});

const says = (message: string, threadId?: string) =>
  ({ mode: 'chat', message, ...(threadId === undefined ? {} : { threadId }) }) as const;
const turns = () => bench.sql`select said, answered from tutor_turn where user_id = ${ann} order by turn`;

describe('a chat', () => {
  test('comes after an answer to the question', async () => {
    const refused = await replica.ask(await bench.student(), bench.published, says('Why?'));
    expect([refused.status, problem.parse(await refused.json()).code]).toEqual([409, 'attempt.required']);
    expect(stub.calls).toHaveLength(0);
  });

  test('gets a name with its first answer, and goes on under it knowing what was said', async () => {
    const first = await replica.hear(ann, bench.published, says('Why not <routes>?'));
    expect(first).toMatchObject({ source: 'model', last: 'done' });
    expect(first.text).toContain('Why not <routes>?');
    expect(first.threadId).toMatch(/^[0-9a-f-]{36}$/);
    const second = await replica.hear(ann, bench.published, says('And addresses?', first.threadId));
    expect(second.threadId).toBe(first.threadId);
    expect(stub.calls[1]?.prompt).toContain('<turn from="student">Why not &lt;routes&gt;?</turn>');
    expect(stub.calls[1]?.prompt).toContain('<turn from="tutor">You wrote “Why not &lt;routes&gt;?”');
    expect(stub.calls[1]?.prompt).toContain('<message>And addresses?</message>');
    expect(await turns()).toEqual([
      { said: 'Why not <routes>?', answered: first.text },
      { said: 'And addresses?', answered: second.text },
    ]);
  });

  test('that is done is remembered by then, at every replica', async () => {
    const there = bench.start(withModel());
    let threadId: string | undefined;
    for (let turn = 1; turn <= 6; turn += 1) {
      const at = turn % 2 === 0 ? there : replica;
      ({ threadId } = await at.hear(ann, bench.published, says(`turn ${turn}`, threadId)));
      expect(stub.calls.at(-1)?.prompt.match(/from="student"/g) ?? []).toHaveLength(turn - 1);
    }
  });

  test('tells a model the last turns only', async () => {
    const threadId = randomUUID();
    const count = limits.tutorHistoryTurnsMax + 3;
    for (let turn = 1; turn <= count; turn += 1)
      await replica.hear(ann, bench.published, says(`turn <${turn}>`, threadId));
    const prompt = stub.calls.at(-1)?.prompt ?? '';
    expect(prompt.match(/from="student"/g)).toHaveLength(limits.tutorHistoryTurnsMax);
    expect(prompt).not.toContain('turn &lt;2&gt;');
    expect(prompt.indexOf('turn &lt;3&gt;')).toBeLessThan(prompt.indexOf('turn &lt;10&gt;'));
  });

  test('of another student is not heard, though its name be known', async () => {
    const { threadId } = await replica.hear(ann, bench.published, says('My secret worry.'));
    const ben = await bench.student(bench.published);
    const answer = await replica.hear(ben, bench.published, says('Go on.', threadId));
    expect(answer.last).toBe('done');
    expect(stub.calls[1]?.prompt).not.toContain('secret worry');
    expect(answer.text).not.toContain('secret worry');
    expect(await turns()).toHaveLength(1);
  });

  test('about another question is refused, before anything is paid for', async () => {
    const { threadId } = await replica.hear(ann, bench.published, says('Why?'));
    await replica.settled();
    const other = buildItem();
    await bench.publish(other);
    await bench.answerItem(ann, other);
    const refused = await replica.ask(ann, other, says('And this?', threadId));
    const told = problem.parse(await refused.json());
    expect(told).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(told.detail).toBe('This chat is about another question.');
    expect(stub.calls).toHaveLength(1);
    expect(await bench.sql`select 1 from ai_usage`).toHaveLength(1);
  });

  test('is answered anew each time, and kept with no other answers', async () => {
    for (const source of ['model', 'model'])
      expect((await replica.hear(ann, bench.published, says('Why?'))).source).toBe(source);
    await replica.settled();
    expect(stub.calls).toHaveLength(2);
    expect(await bench.sql`select 1 from tutor_answer`).toHaveLength(0);
  });

  test('that breaks off is not remembered', async () => {
    stub.script.push('cut', 'too-long', 'none');
    const threadId = randomUUID();
    for (const last of ['error', 'error', 'done'])
      expect((await replica.hear(ann, bench.published, says(`this ends in ${last}`, threadId))).last).toBe(
        last,
      );
    expect((await turns()).map(({ said }) => said as string)).toEqual(['this ends in done']);
    expect(stub.calls[2]?.prompt).not.toContain('this ends in error');
  });

  test('is ended at the provider when its reader leaves: one settled row, and nothing is remembered', async () => {
    const release = stub.hold();
    const response = await replica.ask(ann, bench.published, says('Why?'));
    const reader = response.body?.getReader();
    let seen = '';
    while (!seen.includes('event: delta')) seen += new TextDecoder().decode((await reader?.read())?.value);
    expect(stub.openCount()).toBe(1);
    await reader?.cancel();
    await replica.settled();
    await expect.poll(() => stub.openCount()).toBe(0);
    release();
    const rows = await bench.sql`select outcome, settled_at, cost_nano > 0 as paid from ai_usage`;
    expect(rows).toEqual([{ outcome: 'abandoned', settled_at: expect.any(Date) as Date, paid: true }]);
    expect(await bench.sql`select held_nano from day_budget`).toEqual([{ held_nano: 0 }]);
    expect(await turns()).toEqual([]);
  });

  test('without a model has a name and the author’s notes', async () => {
    const answer = await bench.start().hear(ann, bench.published, says('Why?'));
    expect(answer).toMatchObject({
      source: 'rationale',
      last: 'done',
      threadId: expect.any(String) as string,
    });
    expect(answer.text).toContain('phone book');
  });
});
