/** The cloud half of a run: PostgreSQL, the starter packs to publish, and the API. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startAiStub } from '../ai-stub/start.ts';
import { launchPostgres } from '../postgres/launch-postgres.ts';
import { startChild } from '../processes/child.ts';
import { freePort } from '../processes/free-port.ts';
import { keptSecret } from '../processes/kept-secret.ts';
import { nodeProgram } from '../processes/node-program.ts';
import type { Crew } from './crew.ts';
import type { RunOptions } from './options.ts';
import type { Watch } from './watch.ts';

export interface RunningCloud {
  url: string;
  /** Sentences for the user. */
  notes: string[];
}

export interface CloudHalf {
  /** Holds all that the cloud keeps between runs. */
  folder: string;
  /** With the packs to publish. */
  packsFolder: string;
  options: RunOptions;
  crew: Crew;
  watch: Watch;
}

const apiEntry = new URL('../../../cloud/src/main.ts', import.meta.url);
/** One token of the stub every so often, so that streaming is seen. */
const stubTokenDelayMs = 25;

export async function startCloudHalf(half: CloudHalf): Promise<RunningCloud> {
  const { folder, options, crew, watch } = half;
  mkdirSync(folder, { recursive: true });
  const notes: string[] = [];
  const port = await freePort(options.cloudPort);
  if (port !== options.cloudPort && options.cloudPort !== 0) {
    notes.push(`Port ${options.cloudPort} is in use, so the cloud API is at ${port}.`);
  }
  const [database, ai] = await Promise.all([openDatabase(half, notes), openAi(half, notes)]);
  const api = await crew.add(
    startChild({
      name: 'The cloud API',
      ...nodeProgram(apiEntry, []),
      env: {
        NODE_ENV: 'development',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: database,
        JWT_SECRET: keptSecret(join(folder, 'jwt-secret'), () => randomBytes(48).toString('base64url')),
        ANSWLY_PUBLISH_DIR: half.packsFolder,
        // Nobody balances load between copies here: stopping need not wait for a proxy to notice.
        SHUTDOWN_DRAIN_MS: '0',
        ...ai,
      },
      logFile: join(folder, 'api.log'),
    }),
  );
  await api.ready;
  watch.expectToStay('The cloud API', api.ended, join(folder, 'api.log'));
  return { url: `http://127.0.0.1:${port}`, notes };
}

async function openDatabase({ folder, crew, watch }: CloudHalf, notes: string[]): Promise<string> {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') {
    notes.push('The cloud API uses the database of DATABASE_URL.');
    return given;
  }
  const postgres = await crew.add(await launchPostgres(folder));
  if (postgres.note !== undefined) notes.push(postgres.note);
  watch.expectToStay('PostgreSQL', postgres.ended, join(folder, 'postgres.log'));
  return postgres.url;
}

async function openAi({ options, crew }: CloudHalf, notes: string[]): Promise<NodeJS.ProcessEnv> {
  if (options.aiStub) {
    const stub = await startAiStub({ tokenDelayMs: stubTokenDelayMs });
    await crew.add({ stop: stub.close });
    notes.push('The tutor is played by the stub AI server; nothing leaves this machine.');
    return { AI_BASE_URL: stub.url, OPENAI_API_KEY: 'stub' };
  }
  const hasKey = ['OPENAI_API_KEY', 'OPENAI_API_KEY_FILE'].some((name) => (process.env[name] ?? '') !== '');
  if (!hasKey) notes.push('No OPENAI_API_KEY is set, so the tutor answers from the rationales in the pack.');
  return {};
}
