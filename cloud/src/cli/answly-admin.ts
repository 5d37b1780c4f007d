#!/usr/bin/env node
/** `answly-admin`: what an operator does at the command line. */
import { ConfigError, configExitCode } from '#cloud/config';
import { adminUsage, runAdmin } from './admin-commands.ts';
import { reason } from './reason.ts';

const usageExitCode = 64;

try {
  const exitCode = await runAdmin(process.argv.slice(2));
  if (exitCode === undefined) process.stderr.write(adminUsage());
  process.exitCode = exitCode ?? usageExitCode;
} catch (error) {
  process.stderr.write(`${reason(error)}\n`);
  process.exitCode = error instanceof ConfigError ? configExitCode : 1;
}
