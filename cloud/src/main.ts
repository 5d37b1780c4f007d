/** Starts the API as a process: `node cloud/src/main.ts`. Ends with 78 where the configuration is not usable. */
import { ConfigError, configExitCode, readConfig } from './config.ts';
import { ListenError } from './http/listen.ts';
import { startCloud } from './start-cloud.ts';
import { SchemaError } from './storage/postgres/migrate.ts';
import { DatabaseUnreachable } from './storage/postgres/unreachable.ts';

// A disk that is full, or a reader that has gone, is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const operatorsFaults = [ConfigError, SchemaError, DatabaseUnreachable, ListenError];
/** After a start that failed. */
const lingerMs = 3_000;

try {
  const config = readConfig(process.env);
  const cloud = await startCloud(config);
  process.stdout.write(`Answly's API listens at ${cloud.url}\n`);
  for (const warning of cloud.warnings) process.stderr.write(`${warning}\n`);
  // Whoever started this process learns the port that PORT=0 became, and what to tell the user.
  process.send?.({ ready: { url: cloud.url, port: cloud.port, warnings: cloud.warnings } });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(cloud.close));
  }
} catch (error) {
  const sentence = reason(error);
  process.stderr.write(`${sentence}\n`);
  process.send?.({ failed: sentence, portTaken: error instanceof ListenError && error.portTaken });
  process.exitCode = error instanceof ConfigError ? configExitCode : 1;
  if (process.connected) process.disconnect();
  // Whatever was left open must not keep the process, which nobody would start anew.
  setTimeout(() => process.exit(), lingerMs).unref();
}

async function stop(close: () => Promise<void>): Promise<void> {
  try {
    await close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`Stopping failed: ${reason(error)}\n`);
    process.exit(1);
  }
}

/** One sentence where the operator can act on it; the whole stack where only we can. */
function reason(error: unknown): string {
  if (operatorsFaults.some((kind) => error instanceof kind)) return (error as Error).message;
  return `Answly's API has a fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
