/** One replica of the tutor in a process of its own, so that it can be killed: its real routes, without sign-in. */
import { createApp } from '../cloud/src/app.ts';
import { serve } from '../cloud/src/http/serve.ts';
import { createLog } from '../cloud/src/log.ts';
import { startTutor } from '../cloud/src/start-tutor.ts';
import { connect } from '../cloud/src/storage/postgres/connect.ts';
import { connectRedis } from '../cloud/src/storage/redis/connect.ts';
import { tokenIsStudent } from '../cloud/src/testing/token-is-student.ts';
import { settingsOf, type ReplicaAddresses } from './tutor-replica-settings.ts';

const addresses = JSON.parse(process.argv[2] ?? '') as ReplicaAddresses;
const log = createLog('silent');
const sql = connect({ url: addresses.databaseUrl, poolSize: 8 });
const ignore = () => undefined;
const redis = connectRedis(addresses.redisUrl, { onUp: ignore, onDown: ignore });
const tutor = startTutor(settingsOf(addresses.stubUrl), { sql, redis, log });
const app = createApp({
  log,
  settings: { bodyBytesMax: 1024 * 1024 },
  authenticate: tokenIsStudent,
  resources: [tutor.routes],
});
const { port, close } = await serve(app, { host: '127.0.0.1', port: 0, requestTimeoutMs: 30_000 });
process.send?.({ port });

/** Whoever started this replica has gone, or says that it is enough. */
process.once('disconnect', () => {
  void (async () => {
    await close(5_000);
    await tutor.stop();
    redis.close();
    await sql.end();
  })();
});
