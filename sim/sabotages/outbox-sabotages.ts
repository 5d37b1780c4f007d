/** Mistakes of a device about what it has to send. */
import { moveCursor } from '../place.ts';
import { blindFetch } from './blind.ts';
import type { Db, FactLog, Sabotage } from '../sabotage.ts';

const waitingRows = 'DELETE FROM outbox WHERE refused_code IS NULL';

/** Leaves out every `nth` run of the statements that `isMeant`. */
function skipping(db: Db, isMeant: (sql: string) => boolean, nth: number): Db {
  let runs = 0;
  return {
    ...db,
    prepare<Row>(sql: string) {
      const statement = db.prepare<Row>(sql);
      if (!isMeant(sql)) return statement;
      const none = { changes: 0, lastInsertRowid: 0 };
      const run: typeof statement.run = (...values) => (++runs % nth === 0 ? none : statement.run(...values));
      return Object.assign(Object.create(statement) as typeof statement, { run });
    },
  };
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

type Settle = FactLog['settle'];

/** @param settled does in the place of `settle` what is wrong */
function settling(facts: FactLog, settled: (settle: Settle) => Settle): FactLog {
  return { ...facts, settle: settled(facts.settle) };
}

export const outboxSabotages: readonly Sabotage[] = [
  {
    name: 'forget-outbox',
    about: 'An act is written without its place in the outbox, now and then (SY1).',
    breaks: ['nothing-lost'],
    device: () => ({ db: (db) => skipping(db, (sql) => sql === 'INSERT INTO outbox (local) VALUES (?)', 6) }),
  },
  {
    name: 'clear-when-sent',
    about: 'What is sent leaves the outbox before the server has answered (SY4).',
    breaks: ['nothing-lost', 'refused-kept'],
    device: () => ({
      fetch: (send, ground) => (input, init) => {
        const sent = send(input, init);
        if (addressOf(input).endsWith('/v1/sync/push')) ground.db.exec(waitingRows);
        return sent;
      },
    }),
  },
  {
    name: 'refused-blocks',
    about: 'A refused fact holds up everything behind it (SY5).',
    breaks: ['liveness'],
    device: () => ({
      facts: (facts) =>
        settling(facts, (settle) => (batch, answer) => {
          if (answer.others.some((each) => each.status === 'rejected')) throw new Error('refused');
          settle(batch, answer);
        }),
    }),
  },
  {
    name: 'refused-forgotten',
    about: 'A refused fact leaves the outbox as if it had been taken (SY5).',
    breaks: ['refused-kept', 'liveness'],
    device: () => ({
      facts: (facts) =>
        settling(facts, (settle) => (batch, answer) => {
          const others = answer.others.filter((each) => each.status !== 'rejected');
          settle(batch, { ...answer, others });
        }),
    }),
  },
  {
    name: 'stamp-unheard',
    about: 'The device does not hear that its stamp was moved (SY8).',
    breaks: ['replicas-identical'],
    device: () => ({
      facts: (facts) =>
        settling(facts, (settle) => (batch, answer) => {
          const others = answer.others.filter((each) => each.status !== 'clamped');
          settle(batch, { ...answer, others });
        }),
    }),
  },
  {
    name: 'push-moves-cursor',
    about: 'An acknowledged push moves the cursor over what others have written before (SY3).',
    breaks: ['cursor-behind-rows', 'replicas-identical'],
    device: () => ({
      fetch: blindFetch,
      facts: (facts, ground) =>
        settling(facts, (settle) => (batch, answer) => {
          settle(batch, answer);
          if (answer.numbered !== null) moveCursor(ground, answer.numbered.last);
        }),
    }),
  },
  {
    name: 'unbounded-push',
    about: 'All that waits goes into one push (SY6).',
    breaks: ['payload-bounded'],
    device: () => ({
      facts: (facts) => ({
        ...facts,
        waiting(afterLocal) {
          const all = facts.waiting(afterLocal);
          for (let more = facts.waiting(all.locals.at(-1)); more.facts.length > 0;) {
            all.facts.push(...more.facts);
            all.locals.push(...more.locals);
            more = facts.waiting(all.locals.at(-1));
          }
          return all;
        },
      }),
    }),
  },
  {
    name: 'join-twice',
    about: 'Work done before signing in is written anew when it joins the account (SY17).',
    breaks: ['nothing-invented'],
    device: () => ({
      fetch: (send, ground) => (input, init) => {
        if (addressOf(input).endsWith('/v1/sessions')) {
          const { facts } = ground.facts.waiting();
          for (const { kind, body } of facts.slice(0, 5)) {
            ground.facts.append({ kind, body: JSON.parse(body) as Record<string, unknown> });
          }
        }
        return send(input, init);
      },
    }),
  },
];
