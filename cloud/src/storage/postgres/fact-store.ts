/** Students' histories of facts in Postgres. */
import type { Appended, FactStore } from '#cloud/domain/sync/fact-store';
import type { Candidate } from '#cloud/domain/sync/candidate';
import { isNew, planPush, verdictOfNew, type Verdict } from '#cloud/domain/sync/plan-push';
import type { Sql, Transaction } from './connect.ts';
import { insertNumbered } from './fact-insert.ts';
import { readKnown } from './fact-known.ts';
import { readDigests, readPage, readRange } from './fact-pages.ts';
import { lockHistory, readHead, startHistory } from './histories.ts';
import { isUniqueViolation } from './sql-state.ts';

interface Append {
  userId: string;
  candidates: readonly Candidate[];
  nowMs: number;
}

export function postgresFactStore(sql: Sql): FactStore {
  return {
    append: async (append) => (await appendAllNew(sql, append)) ?? appendPlanned(sql, append),
    readHead: (userId) => readHead(sql, userId),
    readPage: (userId, request) => readPage(sql, userId, request),
    readRange: (userId, range) => readRange(sql, userId, range),
    readDigests: (userId) => readDigests(sql, userId),
  };
}

/**
 * The usual push holds nothing that is known: then numbering and inserting is one statement, which is its own
 * transaction. Undefined where something is known after all; nothing is kept then.
 */
async function appendAllNew(sql: Sql, { userId, candidates, nowMs }: Append): Promise<Appended | undefined> {
  if (candidates.length === 0) return undefined;
  const insert = () => insertNumbered(sql, { userId, facts: candidates, nowMs });
  try {
    const head = (await insert()) ?? (await startHistory(sql, userId), await insert());
    return head && appendedOf(head, candidates.map(verdictOfNew));
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
}

/** Compares with what is known, under the lock, so that nothing becomes known meanwhile. */
function appendPlanned(sql: Sql, { userId, candidates, nowMs }: Append): Promise<Appended> {
  return sql.begin(async (transaction: Transaction) => {
    const before = await lockHistory(transaction, userId);
    const verdicts = planPush(candidates, await readKnown(transaction, userId, candidates));
    const facts = candidates.filter((_, place) => isNew(verdicts[place] ?? { status: 'duplicate' }));
    const head = facts.length === 0 ? before : await insertNumbered(transaction, { userId, facts, nowMs });
    if (head === undefined) throw new Error('a history that is locked is not there');
    return appendedOf(head, verdicts);
  });
}

function appendedOf(head: Appended['head'], verdicts: Verdict[]): Appended {
  const count = verdicts.filter(isNew).length;
  const numbered = count === 0 ? null : { first: head.facts - count + 1, last: head.facts };
  return { head, verdicts, numbered };
}
