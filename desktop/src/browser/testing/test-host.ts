/** A browser host with a real core on a folder of its own, and a browser's manners, for tests. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import type { Client } from '#desktop/contract/client';
import { createClient } from '#desktop/contract/client';
import { socketAddress, socketBridge } from '#desktop/contract/socket-bridge';
import type { BrowserHost } from '../browser-host.ts';
import { startBrowserHost } from '../browser-host.ts';
import type { CoreChild } from '../core-child.ts';
import { startCoreChild } from '../core-child.ts';

const coreEntry = fileURLToPath(new URL('../../core/main.ts', import.meta.url));
/** Nothing listens on the discard port: these tests are offline. */
const noCloud = 'http://127.0.0.1:9';

export interface TestHost {
  host: BrowserHost;
  dataFolder: string;
  /** Every core that was started, the running one last. */
  cores: CoreChild[];
  /** Fresh addresses that were printed. */
  printed: string[];
  origin: string;
  /** Opens the printed address once; gives the cookie. */
  enter(): Promise<string>;
  openSocket(headers?: Record<string, string>): WebSocket;
  openClient(cookie: string): Client;
  stop(): Promise<void>;
}

export interface TestHostOptions {
  /** Of another test host, to meet on its study file. */
  dataFolder?: string;
  firstPort?: number;
  cloudUrl?: string;
  starterFolder?: string;
}

export async function startTestHost(options: TestHostOptions = {}): Promise<TestHost> {
  const folder = await mkdtemp(join(tmpdir(), 'answly-host-'));
  const dataFolder = options.dataFolder ?? join(folder, 'data');
  const cores: CoreChild[] = [];
  const clients: Client[] = [];
  const printed: string[] = [];
  const host = await startBrowserHost({
    rendererFolder: await writeRenderer(folder),
    firstPort: options.firstPort ?? 0,
    startCore() {
      const starter = options.starterFolder === undefined ? [] : ['--starter-folder', options.starterFolder];
      const args = [
        '--host',
        'browser',
        '--data',
        dataFolder,
        '--cloud-url',
        options.cloudUrl ?? noCloud,
        ...starter,
      ];
      const core = startCoreChild({ entry: coreEntry, args });
      cores.push(core);
      return core;
    },
    freshAddress: (url) => printed.push(url),
    log: () => undefined,
  });
  const origin = `http://127.0.0.1:${host.port}`;
  const openSocket = (headers: Record<string, string> = {}) =>
    new WebSocket(socketAddress(origin), { headers: { origin, ...headers }, autoPong: true });
  return {
    host,
    dataFolder,
    cores,
    printed,
    origin,
    async enter() {
      const response = await fetch(host.url, { redirect: 'manual' });
      return response.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    openSocket,
    openClient(cookie) {
      const client = createClient({
        connect: socketBridge(() => openSocket({ cookie })).connect,
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      });
      clients.push(client);
      return client;
    },
    async stop() {
      for (const client of clients) client.close();
      await host.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const script = `console.log(${JSON.stringify('a page '.repeat(200))});\n`;

async function writeRenderer(folder: string): Promise<string> {
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'nobody may read this');
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>Answly</title>');
  await writeFile(join(renderer, 'assets', 'app-1a2b.js'), script);
  await writeFile(join(renderer, 'assets', 'letters-3c4d.woff2'), Buffer.from([0, 1, 2, 3]));
  return renderer;
}
