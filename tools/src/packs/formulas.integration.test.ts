/** A pack with a formula that cannot be set is neither built nor passed. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePack } from '@answly/shared/formats/answlypack';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Hex } from '#tools/sha256-hex';
import { root } from '../root.ts';
import { loadPackSource } from '../starter-pack.ts';
import { packsCommand } from './command.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'answly-formulas-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is named with its file, question and field, and with what the typesetter says', () => {
  const sources = join(folder, 'src');
  cpSync(join(root, 'shared', 'packs', 'computing-foundations'), sources, { recursive: true });
  const file = join(sources, 'items', 'logic.json');
  const items = JSON.parse(readFileSync(file, 'utf8')) as { id: string; stem: string }[];
  const [first] = items;
  if (first === undefined) throw new Error('there is no question');
  first.stem = 'Is $\\fracc{1}{2}$ right?';
  writeFileSync(file, JSON.stringify(items));
  const fault = `(${first.id}): "stem" has the formula "\\fracc{1}{2}", which cannot be set: Undefined control sequence: \\fracc.`;
  const out = join(folder, 'out.answlypack');
  expect(() => packsCommand(['build', sources, '--out', out])).toThrow(`items/logic.json, item 1 ${fault}`);
  const { pack, media } = loadPackSource(sources);
  writeFileSync(out, writePack(pack, media, sha256Hex));
  const at = pack.items.findIndex(({ id }) => id === first.id) + 1;
  expect(() => packsCommand(['check', out])).toThrow(`items.json, item ${at} ${fault}`);
});
