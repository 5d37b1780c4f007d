/** Unpacks the Chromium of @sparticuz/chromium into a folder of this checkout, once, with the libraries it may lack. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';
import { root } from '../root.ts';

export interface UnpackedChromium {
  executablePath: string;
  /** What it needs in its environment: fonts, and the shared libraries that a slim system does not have. */
  env: Record<string, string>;
}

const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
const cacheFolder = join(root, '.answly', 'chromium');

/** Rejects on platforms the package has no Chromium for: it is built for x64 Linux only. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`@sparticuz/chromium has no build for ${process.platform}-${process.arch}.`);
  }
  if (!existsSync(join(cacheFolder, 'chromium'))) await unpackInto(cacheFolder);
  const libraries = [join(cacheFolder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean);
  return {
    executablePath: join(cacheFolder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: join(cacheFolder, 'fonts.conf') },
  };
}

/** The package always unpacks into the system's temporary folder, which other users share; so that is moved. */
async function unpackInto(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = unfinished;
  try {
    await Promise.all(archives.map((name) => inflate(join(packed, name))));
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  writeFileSync(join(unfinished, 'fonts.conf'), fontsConfig(folder));
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster: its copy is as good.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
}

/** The package's own file names folders that only its first home has. */
function fontsConfig(folder: string): string {
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((path) => `<dir>${path}</dir>`);
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  return `<?xml version="1.0"?><fontconfig>${folders.join('')}${cache}</fontconfig>\n`;
}
