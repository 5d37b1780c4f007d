/** A headless Chromium for journeys, benchmarks and pictures: the machine's own, else the one inside an npm package. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { unpackChromium } from './unpacked-chromium.ts';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome.exe'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Nothing a page does may depend on the network or on what a browser does in the background. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a browser; `ANSWLY_BROWSER` names one by path. One that is installed but does not start is passed over.
 * Rejects with a sentence when there is none for this platform.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const faults: unknown[] = [];
  for (const executablePath of installedBrowsers()) {
    try {
      return await chromium.launch({
        ...options,
        executablePath,
        args: [...flags(), ...(options.args ?? [])],
      });
    } catch (error) {
      faults.push(error);
    }
  }
  const packed = await unpackChromium().catch((error: unknown) => void faults.push(error));
  if (packed === undefined) {
    throw new AggregateError(
      faults,
      'No Chromium starts here; install Chrome or Chromium, or set ANSWLY_BROWSER.',
    );
  }
  return chromium.launch({
    ...options,
    executablePath: packed.executablePath,
    args: [...flags(), '--headless=shell', '--no-zygote', ...(options.args ?? [])],
    env: { ...definedEnvironment(), ...packed.env, ...options.env },
  });
}

function installedBrowsers(): string[] {
  const named = process.env['ANSWLY_BROWSER'];
  if (named !== undefined) return named === 'packed' ? [] : [named];
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) =>
    folders.map((folder) => join(folder, name)).filter((path) => existsSync(path)),
  );
  return [...found.slice(0, 1), ...places.filter((path) => existsSync(path))];
}

/** Chromium refuses its own sandbox to root. */
function flags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
