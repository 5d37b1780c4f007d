import { expect, test } from 'vitest';
import { createTestDatabase } from '#cloud/testing/test-database';
import { readConfig } from './config.ts';
import { bringUp } from './open-database.ts';

test.each([
  ['default_transaction_read_only=on', 'takes no changes'],
  ['role=pg_monitor', 'does not let this user make what is needed'],
  ['channel_binding=require', 'does not know a parameter of the address'],
])('of a database with ?%s it is said that it %s', async (parameter, sentence) => {
  const database = await createTestDatabase();
  const config = readConfig({ DATABASE_URL: `${database.url}?${parameter}` });
  await expect(bringUp(config)).rejects.toThrow(`The database of DATABASE_URL ${sentence}: `);
  await database.drop();
});
