import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/dist/**'];
/** Files that need a server, a browser or a process of their own are named for it. */
const slow = ['**/*.integration.test.ts', '**/*.e2e.test.ts', '**/*.real.test.ts', '**/tidy.test.ts'];

/** These only bound a wait: what is waited for may take as long as a busy machine needs. */
const patience = { expect: { poll: { timeout: 30_000 } } };
const setupFiles = ['tools/src/testing/property-seed.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...patience,
          setupFiles,
          testTimeout: 30_000,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, ...slow],
          sequence: { groupOrder: 0 },
        },
      },
      { test: { name: 'tidy', include: ['tools/src/tidy.test.ts'], sequence: { groupOrder: 1 } } },
      {
        test: {
          name: 'integration',
          ...patience,
          setupFiles,
          sequence: { groupOrder: 2 },
          include: ['**/*.integration.test.ts'],
          globalSetup: ['cloud/src/testing/global-postgres.ts'],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'e2e',
          ...patience,
          sequence: { groupOrder: 3 },
          include: ['desktop/e2e/**/*.e2e.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'real',
          ...patience,
          sequence: { groupOrder: 4 },
          include: ['**/*.real.test.ts'],
          exclude,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
