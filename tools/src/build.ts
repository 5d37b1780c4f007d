/** `npm run build`: everything a package of the desktop app is made of, into desktop/dist. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { buildElectron } from './build/electron.ts';
import { buildRenderer } from './build/renderer.ts';
import { buildStarterPacks } from './build/starter-packs.ts';
import { root } from './root.ts';

const packsFolder = join(root, 'desktop', 'dist', 'packs');

await buildElectron({ force: true });
await buildRenderer({ force: true });
await buildStarterPacks(packsFolder);
cpSync(join(root, 'shared', 'packs', 'maps'), join(packsFolder, 'maps'), { recursive: true });
