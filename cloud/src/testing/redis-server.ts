/** Tests that need a real redis-server. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeWhere } from '@answly/tools/testing/describe-where';

/** Like `describe`. Without redis-server it says so for all to see, and fails where CI=true. */
export function describeWithRedis(title: string, body: () => void): void {
  const here = spawnSync('redis-server', ['--version']).status === 0;
  const missing = `redis-server is not on the PATH, so "${title}" was not tested. Install Redis to test it.`;
  if (!here && process.env['CI'] === 'true') {
    test(title, () => expect.fail(missing));
    return;
  }
  describeWhere(here ? null : missing, title, body);
}
