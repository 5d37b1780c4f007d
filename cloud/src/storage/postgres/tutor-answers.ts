/** The table `tutor_answer`: finished answers about published items, kept for good. */
import type { AnswerStore, StoredAnswer } from '#cloud/domain/tutor/answers';
import type { Sql } from './connect.ts';
import { inBatches, unhurried } from './in-batches.ts';

export function postgresAnswers(sql: Sql): AnswerStore {
  return {
    load: inBatches(async (keys: readonly string[]) => {
      const rows = await sql<{ key: string; answer: string }[]>`
        select answer_key as key, answer from tutor_answer where answer_key = any(${[...keys]}::text[])`;
      const answers = new Map(rows.map(({ key, answer }) => [key, answer]));
      return (key) => answers.get(key);
    }),
    save: inBatches(async (answers: readonly StoredAnswer[]) => {
      // In one order everywhere: replicas that keep the same answers would else wait for each other.
      await insertAnswers(
        sql,
        answers.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
      );
      return () => undefined;
    }, unhurried),
  };
}

/** Two replicas may have made the same answer; the first one stays, so that students read the same words. */
async function insertAnswers(sql: Sql, answers: readonly StoredAnswer[]): Promise<void> {
  const each = <T>(member: (answer: StoredAnswer) => T): T[] => answers.map(member);
  await sql`
    insert into tutor_answer (answer_key, pack_id, item_id, item_version, mode, hint_level, option_id, language,
      prompt_version, model, answer)
    select * from unnest(
      ${each(({ key }) => key)}::text[],
      ${each(({ packId }) => packId)}::uuid[],
      ${each(({ itemId }) => itemId)}::uuid[],
      ${each(({ itemVersion }) => itemVersion)}::integer[],
      ${each(({ mode }) => mode)}::text[],
      ${each(({ hintLevel }) => hintLevel)}::integer[],
      ${each(({ optionId }) => optionId)}::text[],
      ${each(({ languageCode }) => languageCode)}::text[],
      ${each(({ promptVersion }) => promptVersion)}::text[],
      ${each(({ model }) => model)}::text[],
      ${each(({ text }) => text)}::text[])
    on conflict (answer_key) do nothing`;
}

/** Which of these answers are kept already. */
export async function keptAnswerKeys(sql: Sql, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ key: string }[]>`
    select answer_key as key from tutor_answer where answer_key = any(${[...keys]}::text[])`;
  return new Set(rows.map(({ key }) => key));
}
