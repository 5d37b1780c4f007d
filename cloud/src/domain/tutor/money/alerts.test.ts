import { expect, test } from 'vitest';
import { createAlerts, type AlertMail } from './alerts.ts';

const crossing = { day: '2026-11-28', percent: 80, budgetNano: 100_000_000_000 };

function alertsWith(mail: AlertMail | undefined) {
  const heard: string[] = [];
  const counted: number[] = [];
  const work: Promise<void>[] = [];
  const tell = createAlerts({
    log: (sentence) => heard.push(sentence),
    count: (percent) => counted.push(percent),
    mail,
    afterwards: (mailing) => work.push(mailing),
  });
  return { tell, heard, counted, work };
}

test('a step goes to the log, the figures and the mail, in the same words', async () => {
  const sent: { subject: string; text: string }[] = [];
  const { tell, heard, counted, work } = alertsWith({
    send: (message) => {
      sent.push(message);
      return Promise.resolve();
    },
  });
  tell(crossing);
  await Promise.all(work);
  expect(heard).toEqual(["80 % of the tutor's budget for 2026-11-28 (UTC), $100.00, is spent."]);
  expect(counted).toEqual([80]);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.subject).toContain('80 %');
  expect(sent[0]?.text).toContain(heard[0]);
});

test('the last step says that no new answers are asked for', () => {
  const { tell, heard } = alertsWith(undefined);
  tell({ ...crossing, percent: 100 });
  expect(heard[0]).toMatch(/until midnight UTC no new answers/);
});

test('a mail that cannot be sent is heard of afterwards, and by nobody who asked', async () => {
  const { tell, counted, work } = alertsWith({ send: () => Promise.reject(new Error('no server')) });
  expect(() => tell(crossing)).not.toThrow();
  expect(counted).toEqual([80]);
  await expect(Promise.all(work)).rejects.toThrow('no server');
});
