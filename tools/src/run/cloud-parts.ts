/** One start of the cloud: PostgreSQL, unless there is another database, and the API on it. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { launchPostgres } from '../postgres/launch-postgres.ts';
import { allocatorSettings, apiProgram } from '../processes/api-program.ts';
import { startChild } from '../processes/child.ts';
import { startOnFreePort } from '../processes/free-port.ts';
import { keptSecret } from '../processes/kept-secret.ts';
import type { Crew } from './crew.ts';

export interface CloudPlan {
  /** Holds all that the cloud keeps between runs. */
  folder: string;
  /** With the packs to publish. */
  packsFolder: string;
  /** What the API is told of an AI provider. */
  ai: NodeJS.ProcessEnv;
}

export interface CloudParts {
  port: number;
  /** What the user should know: where the data is, and what the API warns of. */
  notes: readonly string[];
  /** Settles when the first of the parts has ended. */
  ended: Promise<unknown>;
}

export interface CloudStart {
  /** The first port to try; one that the API had before must be that one. */
  port: number;
  /** Not the first start of this run: logs go on, and the port stays, since windows know it. */
  again: boolean;
  crew: Crew;
}

export const apiLog = (folder: string): string => join(folder, 'api.log');

/** Settles when the API answers; what was started is in the charge of `start.crew` even when this rejects. */
export async function startCloudParts(plan: CloudPlan, start: CloudStart): Promise<CloudParts> {
  const database = await openDatabase(plan, start);
  const startOn = async (port: number) => {
    const api = await start.crew.add(startApi(plan, { port, again: start.again, databaseUrl: database.url }));
    const { warnings = [] } = (await api.ready) as { warnings?: string[] };
    return { port, warnings, ended: api.ended };
  };
  const api = start.again ? await startOn(start.port) : await startOnFreePort(start.port, startOn);
  const ended = Promise.race([api.ended, ...(database.ended === undefined ? [] : [database.ended])]);
  return {
    port: api.port,
    notes: [...(database.note === undefined ? [] : [database.note]), ...api.warnings],
    ended,
  };
}

interface Database {
  url: string;
  note: string | undefined;
  /** Absent for one that is not ours. */
  ended?: Promise<unknown>;
}

async function openDatabase({ folder }: CloudPlan, { crew, again }: CloudStart): Promise<Database> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    return { url: given, note: 'The cloud API uses the database of DATABASE_URL.' };
  }
  return crew.add(await launchPostgres(folder, { again }));
}

function startApi(plan: CloudPlan, api: { port: number; again: boolean; databaseUrl: string }) {
  return startChild({
    name: 'The cloud API',
    ...apiProgram(),
    env: {
      ...allocatorSettings,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(api.port),
      DATABASE_URL: api.databaseUrl,
      JWT_SECRET: keptSecret(join(plan.folder, 'jwt-secret'), () => randomBytes(48).toString('base64url')),
      ANSWLY_PUBLISH_DIR: plan.packsFolder,
      // Nobody balances load between copies here: stopping need not wait for a proxy to notice.
      SHUTDOWN_DRAIN_MS: '0',
      ...plan.ai,
    },
    logFile: apiLog(plan.folder),
    again: api.again,
  });
}
