/** The cloud half of a run: kept up for as long as the run lasts, since the window works without it. */
import { mkdirSync } from 'node:fs';
import { startAiStub } from '../ai-stub/start.ts';
import { apiLog, startCloudParts, type CloudParts } from './cloud-parts.ts';
import type { Crew } from './crew.ts';
import { keepUp, type KeptUp } from './keep-up.ts';
import { portNote, type RunOptions } from './options.ts';

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
  say: (line: string) => void;
}

/** One token of the stub every so often, so that streaming is seen. */
const stubTokenDelayMs = 25;

/** Rejects when the first start fails; a cloud that ends later is started again and ends nothing. */
export async function startCloudHalf(half: CloudHalf): Promise<RunningCloud> {
  const { folder, packsFolder, options, crew } = half;
  mkdirSync(folder, { recursive: true });
  const notes: string[] = [];
  const plan = { folder, packsFolder, ai: await openAi(half, notes) };
  let running: CloudParts | undefined;
  const cloud = keepUpAloud(half, async (own, again) => {
    const port = running?.port ?? options.cloudPort;
    running = await startCloudParts(plan, { port, again, crew: own });
    return running;
  });
  await crew.add(cloud);
  await cloud.up();
  if (running === undefined) throw new Error('the cloud is up and not known');
  const { port } = running;
  notes.push(...running.notes);
  const stepped = portNote(options.cloudPort, port, 'the cloud API');
  if (stepped !== undefined) notes.push(stepped);
  return { url: urlOf(running), notes };
}

const urlOf = ({ port }: CloudParts): string => `http://127.0.0.1:${port}`;

/** Says once that the cloud is gone, and once that it is back. */
function keepUpAloud({ folder, say }: CloudHalf, start: Parameters<typeof keepUp>[0]['start']): KeptUp {
  let isDown = false;
  return keepUp({
    start,
    onDown() {
      if (!isDown)
        say(`The cloud has ended and is started again; Answly goes on. Its log is ${apiLog(folder)}.`);
      isDown = true;
    },
    onUpAgain() {
      isDown = false;
      say('The cloud is back.');
    },
    now: () => performance.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
}

async function openAi({ options, crew }: CloudHalf, notes: string[]): Promise<NodeJS.ProcessEnv> {
  if (options.aiStub) {
    const stub = await startAiStub({ tokenDelayMs: stubTokenDelayMs });
    await crew.add({ stop: stub.close });
    notes.push('The tutor is played by the stub AI server; nothing leaves this machine.');
    return { AI_BASE_URL: stub.url, OPENAI_API_KEY: 'stub', AI_PRICES_FILE: stub.pricesFile };
  }
  const keys = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'COHERE_API_KEY'];
  const names = [...keys, ...keys.map((key) => `${key}_FILE`), 'AI_BASE_URL'];
  const hasProvider = names.some((name) => (process.env[name] ?? '') !== '');
  if (!hasProvider)
    notes.push('No key of an AI is set, so the tutor answers from the rationales in the pack.');
  return {};
}
