#!/usr/bin/env node
/** `answly-admin`: what an operator does at the command line. */
import { ConfigError, configExitCode } from '#cloud/config';
import { adminUsage, runAdmin } from './admin-commands.ts';
import { reason } from './reason.ts';
import { UsageError, usageExitCode } from './usage-error.ts';

const words = process.argv.slice(2);

try {
  process.exitCode = await runAdmin(words);
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  if (error instanceof UsageError) {
    process.stderr.write(`\n${adminUsage(words)}`);
    process.exitCode = usageExitCode;
  } else process.exitCode = error instanceof ConfigError ? configExitCode : 1;
}
