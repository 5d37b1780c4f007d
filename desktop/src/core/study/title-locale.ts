/** The language of what a session is called, for whoever marks it. */

/**
 * The language of the pack of its first question, as SQL; NULL where the title is none of a pack, or its pack is not here.
 * @param session what a row of `session` is called.
 */
export function titleLocale(session: 'session' | 's'): string {
  // What is practised beside another session is named by the app.
  return `(SELECT info ->> '$.locale' FROM edition
     WHERE state = 'current' AND pack_id = ${session}.form ->> '$[0].packId' AND ${session}.title <> ''
       AND (${session}.mode <> 'custom' OR info ->> '$.title' = ${session}.title))`;
}
