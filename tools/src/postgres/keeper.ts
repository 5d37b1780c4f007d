/**
 * Process that keeps one PostgreSQL server for its parent: it reads the cluster's options from ANSWLY_CLUSTER, reports
 * `{ready: {port}}` or `{failed}` by message and stops the server when told to, or when the parent is gone, however it
 * went.
 */
import type { ChildProcess } from 'node:child_process';
import { createCluster, startCluster, stopCluster, type ClusterOptions } from './cluster.ts';
import { clearLeftover, putAside } from './leftover.ts';

const options = JSON.parse(process.env['ANSWLY_CLUSTER'] ?? '{}') as ClusterOptions;
let server: ChildProcess | undefined;
let stopping = false;

async function stop(): Promise<void> {
  stopping = true;
  // While it is still starting there is nothing to stop yet; the start looks at `stopping` when it is done.
  if (server === undefined) return;
  await stopCluster(server);
  process.exit(0);
}

for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, () => void stop());

try {
  await clearLeftover(options.dataFolder);
  if (options.anew === true) putAside(options.dataFolder);
  await createCluster(options);
  const cluster = await startCluster(options);
  server = cluster.server;
  server.once('exit', () => process.exit(stopping ? 0 : 1));
  if (stopping) await stop();
  else process.send?.({ ready: { port: cluster.port } });
} catch (error) {
  process.send?.({ failed: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect();
}
