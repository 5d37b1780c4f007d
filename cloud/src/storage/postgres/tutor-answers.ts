/** The table `tutor_answer`: finished answers about published items, kept for good. */
import type { AnswerStore } from '#cloud/domain/tutor/answers';
import type { Sql } from './connect.ts';

export function postgresAnswers(sql: Sql): AnswerStore {
  return {
    load: async (key) => {
      const [row] = await sql<{ answer: string }[]>`
        select answer from tutor_answer where answer_key = ${key}`;
      return row?.answer;
    },
    // Two replicas may have made the same answer; the first one stays, so that students read the same words.
    save: async (answer) => {
      await sql`
        insert into tutor_answer (answer_key, pack_id, item_id, item_version, mode, hint_level, option_id, language,
          prompt_version, model, answer)
        values (${answer.key}, ${answer.packId}, ${answer.itemId}, ${answer.itemVersion}, ${answer.mode},
          ${answer.hintLevel}, ${answer.optionId}, ${answer.languageCode}, ${answer.promptVersion}, ${answer.model}, ${answer.text})
        on conflict (answer_key) do nothing`;
    },
  };
}

/** Which of these answers are kept already. */
export async function keptAnswerKeys(sql: Sql, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sql<{ key: string }[]>`
    select answer_key as key from tutor_answer where answer_key = any(${[...keys]}::text[])`;
  return new Set(rows.map(({ key }) => key));
}
