/** Mistakes on purpose in what settles requests: whoever reads the books must see each of them. */
import type { Sql } from '../cloud/src/storage/postgres/connect.ts';
import type { TutorStage } from './tutor-stage.ts';

export interface TutorSabotage {
  what: string;
  sabotage: (stage: TutorStage) => Promise<void>;
  /** What does not balance then. */
  seen: RegExp;
}

export const tutorSabotages: TutorSabotage[] = [
  {
    what: 'settling adds a nano-dollar to the student’s day',
    sabotage: ({ sql }) =>
      rewrite(sql, {
        name: 'settle_rows',
        from: 'update student_budget set held_nano = held_nano - moved.held, spent_nano = spent_nano + moved.spent',
        to: 'update student_budget set held_nano = held_nano - moved.held, spent_nano = spent_nano + moved.spent + 1',
      }),
    seen: /^the day of student/,
  },
  {
    what: 'settling does not release what was held of everybody’s day',
    sabotage: ({ sql }) =>
      rewrite(sql, {
        name: 'settle_rows',
        from: 'update day_budget set held_nano = held_nano - moved.held,',
        to: 'update day_budget set',
      }),
    seen: /^the day of all/,
  },
  {
    what: 'a call that breaks is not settled',
    sabotage: async ({ sql }) => {
      await sql`
        create function lose_broken() returns trigger language plpgsql as $$
        begin
          return null;
        end $$`;
      await sql`
        create trigger lose_broken before update on ai_usage for each row
        when (new.outcome = 'broken') execute function lose_broken()`;
    },
    seen: /^requests that were left open/,
  },
  {
    what: 'half an answer is kept',
    sabotage: async ({ sql }) => {
      await sql`
        create function keep_half() returns trigger language plpgsql as $$
        begin
          new.answer := left(new.answer, length(new.answer) / 2);
          return new;
        end $$`;
      await sql`create trigger keep_half before insert on tutor_answer for each row execute function keep_half()`;
    },
    seen: /kept for item/,
  },
];

interface Rewriting {
  name: string;
  from: string;
  to: string;
}

async function rewrite(sql: Sql, { name, from, to }: Rewriting): Promise<void> {
  const [found] = await sql<{ text: string }[]>`select pg_get_functiondef(${name}::regproc) as text`;
  const text = found?.text.replace(from, to);
  if (text === undefined || text === found?.text) throw new Error(`${name} does not say "${from}"`);
  await sql.unsafe(text);
}
