/** Chooses where Answly keeps its data: in the checkout, or at home when the checkout belongs to somebody else. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from '../root.ts';

export interface DataFolder {
  path: string;
  /** A sentence for the user when it is not the usual place. */
  note: string | undefined;
}

/** Creates the folder. Rejects a folder that was asked for and cannot be written to. */
export function openDataFolder(asked: string | undefined): DataFolder {
  if (asked !== undefined) {
    if (isWritable(asked)) return { path: asked, note: undefined };
    throw new Error(`${asked} cannot be written to; name another folder with --data.`);
  }
  const usual = join(root, '.answly');
  if (isWritable(usual)) return { path: usual, note: undefined };
  const own = join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'answly');
  if (isWritable(own)) return { path: own, note: `${root} cannot be written to, so your data is in ${own}.` };
  throw new Error(`Neither ${usual} nor ${own} can be written to; name a folder with --data.`);
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
