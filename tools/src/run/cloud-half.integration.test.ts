/** The cloud of a run is killed, part by part, and comes back where windows know it, with what it held. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startCloudHalf } from './cloud-half.ts';
import { createCrew, type Crew } from './crew.ts';
import { parseRunOptions } from './options.ts';

let data: string;
let crew: Crew;
let said: string[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'answly-cloud-'));
  mkdirSync(join(data, 'packs'));
  crew = createCrew();
  said = [];
});

afterEach(async () => {
  await crew.stop();
  rmSync(data, { recursive: true, force: true });
});

const startCloud = () =>
  startCloudHalf({
    folder: join(data, 'cloud'),
    packsFolder: join(data, 'packs'),
    options: parseRunOptions(['--cloud-port', '0'], data),
    crew,
    say: (line) => said.push(line),
  });

/** The API that this test's own process started. */
function apiPid(): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const api = lines
    .map((line) => line.trim().split(/\s+/u))
    .find(
      ([, parent, ...args]) => parent === String(process.pid) && /cloud.src.main\.ts/u.test(args.join(' ')),
    );
  if (api === undefined) throw new Error('no API runs here');
  return Number(api[0]);
}

const postgresPid = (): number =>
  Number(readFileSync(join(data, 'cloud', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('what the API warns of is told to whoever started it', async () => {
  vi.stubEnv('AI_BASE_URL', 'http://127.0.0.1:9/v1');
  vi.stubEnv('AI_MODEL', 'nobody-knows');
  try {
    const { notes } = await startCloud();
    expect(notes).toContainEqual(
      expect.stringMatching(/^The price of 127\.0\.0\.1:9\/nobody-knows is not known/),
    );
  } finally {
    vi.unstubAllEnvs();
  }
});

test.each([
  ['API', apiPid],
  ['PostgreSQL', postgresPid],
])('when its %s is killed it is started again at the same address, and says so', async (_, pid) => {
  const { url } = await startCloud();
  process.kill(pid(), 'SIGKILL');
  await expect.poll(() => said.at(-1), { timeout: 50_000 }).toBe('The cloud is back.');
  expect(said[0]).toContain('The cloud has ended and is started again; Answly goes on.');
  expect(said).toHaveLength(2);
  expect((await fetch(`${url}/v1/packs`)).status).toBe(200);
});
