/** Mistakes of a device about what it receives, and about when it tries again. */
import { moveCursor } from '../place.ts';
import { blindFacts, blindFetch } from './blind.ts';
import { factKinds } from '@answly/shared/sync/fact';
import type { DeviceSeams, FactLog, Ground, Sabotage } from '../sabotage.ts';

const knownKinds: ReadonlySet<string> = new Set(Object.values(factKinds));

/** @param pick which facts of a page are stored in the end */
function storing(facts: FactLog, pick: (page: Parameters<FactLog['storeAhead']>[0]) => typeof page): FactLog {
  return {
    ...facts,
    storePage: (page, place) => facts.storePage(pick(page), place),
    storeAhead: (page) => facts.storeAhead(pick(page)),
  };
}

/** After a failure, the next timer is never set. */
function neverAgain(): DeviceSeams {
  let failed = false;
  return {
    fetch: (send) => async (input, init) => {
      try {
        const response = await send(input, init);
        failed = response.status >= 500;
        return response;
      } catch (error) {
        failed = true;
        throw error;
      }
    },
    timers: (timers) => ({
      ...timers,
      set(callback, afterMs) {
        if (!failed) return timers.set(callback, afterMs);
        failed = false;
        return undefined;
      },
    }),
  };
}

/** The rows of a page are stored when the next one is about to be asked for. */
function cursorFirst(facts: FactLog, ground: Ground): FactLog {
  let late: Parameters<FactLog['storeAhead']>[0] = [];
  return {
    ...blindFacts(facts),
    storePage(page, epoch) {
      moveCursor(ground, page.at(-1)?.seq ?? facts.place().cursor, epoch);
      late = page;
      return page.length;
    },
    stepOverOwn() {
      facts.storeAhead(late);
      late = [];
      return facts.stepOverOwn();
    },
  };
}

export const pullSabotages: readonly Sabotage[] = [
  {
    name: 'cursor-first',
    about: 'The cursor moves in a transaction before the one that stores the rows (SY3).',
    breaks: ['cursor-behind-rows', 'replicas-identical'],
    device: () => ({ fetch: blindFetch, facts: cursorFirst }),
  },
  {
    name: 'page-end-lost',
    about: 'The last fact of a page is not stored, and the cursor stands behind it (SY3).',
    breaks: ['cursor-behind-rows', 'replicas-identical'],
    device: () => ({
      fetch: blindFetch,
      facts: (facts, ground) => ({
        ...blindFacts(facts),
        storePage(page, epoch) {
          moveCursor(ground, page.at(-1)?.seq ?? facts.place().cursor, epoch);
          return facts.storeAhead(page.length > 2 ? page.slice(0, -1) : page);
        },
        storeAhead: () => 0,
      }),
    }),
  },
  {
    name: 'drop-unknown-kinds',
    about: 'Facts of kinds that this version does not know are left out (SY15).',
    breaks: ['replicas-identical', 'liveness'],
    device: () => ({
      facts: (facts) => storing(facts, (page) => page.filter(({ kind }) => knownKinds.has(kind))),
    }),
  },
  {
    name: 'drop-unknown-fields',
    about: 'Fields that this version does not know are left out (SY15).',
    breaks: ['replicas-identical'],
    device: () => ({
      facts: (facts) =>
        storing(facts, (page) =>
          page.map((fact) => {
            const { mood: _, ...body } = JSON.parse(fact.body) as Record<string, unknown>;
            return { ...fact, body: JSON.stringify(body) };
          }),
        ),
    }),
  },
  {
    name: 'count-twice',
    about: 'A fact that is known already is taken for another one when it is pulled (SY4).',
    breaks: ['counted-once', 'nothing-invented'],
    device: () => ({
      facts: (facts, ground) =>
        storing(facts, (page) =>
          page.map((fact) => {
            const known = ground.db.prepare('SELECT 1 FROM fact WHERE id = ?').get(fact.id) !== undefined;
            return known ? { ...fact, id: fact.id.replace(/^.{8}/, '00000000') } : fact;
          }),
        ),
    }),
  },
  {
    name: 'late-unfolded',
    about: 'What arrived last counts as the last answer, whenever it was given (SY9).',
    breaks: ['derived-is-refold'],
    device: () => ({
      db: (db) => ({
        ...db,
        prepare: (sql) =>
          db.prepare(
            sql.includes('INSERT INTO item_state')
              ? sql
                  .replaceAll('iif(excluded.last_at > item_state.last_at, ', 'iif(1, ')
                  .replace('max(last_at, excluded.last_at)', 'excluded.last_at')
              : sql,
          ),
      }),
    }),
  },
  {
    name: 'wipe-on-epoch',
    about: 'Another history of the server replaces everything on the device (SY12).',
    breaks: ['nothing-lost'],
    device: () => ({
      facts: (facts, { db }) => ({
        ...facts,
        startOver(epoch, onServer) {
          db.transaction(() => {
            db.exec(
              'DELETE FROM outbox; DELETE FROM attempt; DELETE FROM item_state; DELETE FROM tally; DELETE FROM fact',
            );
          });
          return facts.startOver(epoch, onServer);
        },
      }),
    }),
  },
  {
    name: 'no-repair',
    about: 'After a restore, the history is read anew and nothing is sent again (SY12).',
    breaks: ['nothing-lost'],
    device: () => ({
      facts: (facts, { db }) => ({
        ...facts,
        startOver: (epoch, onServer) =>
          db.transaction(() => {
            const waiting = db.prepare<{ local: number }>('SELECT local FROM outbox').all();
            const count = facts.startOver(epoch, onServer);
            const remain = `(${waiting.map(({ local }) => local).join(',')})`;
            db.exec(`DELETE FROM outbox WHERE local NOT IN ${remain}`);
            return count;
          }),
      }),
    }),
  },
  {
    name: 'never-retry',
    about: 'After a failure nothing is tried again by itself (SY16).',
    breaks: ['liveness'],
    device: neverAgain,
  },
];
