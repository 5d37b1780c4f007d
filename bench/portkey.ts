/** Portkey's gateway, another proxy of AI providers, as a measure: installed from npm into the folder of the run. */
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startOnFreePort } from '../tools/src/processes/free-port.ts';
import { startProgram } from './program.ts';

export interface Portkey {
  version: string;
  port: number;
  /** What tells it to pass a call on to a server that speaks OpenAI's protocol. */
  headers(baseUrl: string): Record<string, string>;
  stop(): Promise<void>;
}

const version = '1.15.2';
/** With newer ones it fails on every stream: their responses have headers that cannot be added to. */
const nodeServerVersion = '1.8.2';

/** Rejects where the registry cannot be reached. */
export async function startPortkey(folder: string): Promise<Portkey> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const packages = [`@portkey-ai/gateway@${version}`, `@hono/node-server@${nodeServerVersion}`];
  const words = ['install', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', ...packages];
  await promisify(execFile)('npm', words, { cwd: folder });
  const entry = join(folder, 'node_modules/@portkey-ai/gateway/build/start-server.js');
  return startOnFreePort(0, async (port) => {
    const command = [entry, `--port=${port}`, '--headless'];
    const program = await startProgram(process.execPath, command, /Ready for connections/);
    return {
      version,
      port,
      headers: (baseUrl) => ({
        'x-portkey-provider': 'openai',
        'x-portkey-custom-host': baseUrl,
        authorization: 'Bearer none',
      }),
      stop: program.stop,
    };
  });
}
