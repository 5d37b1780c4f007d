/** Mistakes of the server. */
import { blindFacts, blindFetch } from './blind.ts';
import { numberedBySequence } from './plain-sequence.ts';
import type { Sabotage } from '../sabotage.ts';

export const cloudSabotages: readonly Sabotage[] = [
  {
    name: 'plain-sequence',
    about: 'Numbers of facts come from a sequence that nobody locks (SY2).',
    breaks: ['server-order'],
    cloud: () => ({ sql: numberedBySequence }),
  },
  {
    name: 'acknowledge-early',
    about: 'Some pushes are acknowledged before the commit, which then fails (SY2, SY4).',
    breaks: ['nothing-lost'],
    device: () => ({ fetch: blindFetch, facts: blindFacts }),
    cloud: () => {
      let pushes = 0;
      return {
        store: (store) => ({
          ...store,
          append: async (append) => {
            pushes += 1;
            if (pushes % 5 !== 0) return store.append(append);
            const head = await store.readHead(append.userId);
            const count = append.candidates.length;
            return {
              head: { ...head, facts: head.facts + count },
              verdicts: append.candidates.map(() => ({ status: 'accepted' as const })),
              numbered: count === 0 ? null : { first: head.facts + 1, last: head.facts + count },
            };
          },
        }),
      };
    },
  },
  {
    name: 'future-stamp',
    about: 'A stamp from the future is stored as it came (SY8).',
    breaks: ['stamp-not-ahead'],
    cloud: () => ({
      store: (store) => ({
        ...store,
        append: (append) =>
          store.append({
            ...append,
            candidates: append.candidates.map((each) => ({ ...each, at: each.sentAt })),
          }),
      }),
    }),
  },
];
