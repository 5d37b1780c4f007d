import { expect, test } from 'vitest';
import type { AvailablePack, PackElsewhere } from '#desktop/contract/library';
import { missingPacks } from './missing-pack.ts';

const elsewhere = (id: string, origin: 'starter' | 'cloud' | 'import'): PackElsewhere => ({
  id,
  word: { title: `Pack ${id}`, locale: 'es', origin },
});
const offer = (id: string, part: Partial<AvailablePack> = {}): AvailablePack => ({
  id,
  version: 1,
  title: `Offer ${id}`,
  description: '',
  locale: 'en',
  licence: '',
  source: '',
  createdAt: 0,
  itemCount: 60,
  origin: 'cloud',
  installedVersion: null,
  ...part,
});

test('a pack that is offered can be got from there, under the title it has on the other computer', () => {
  const packs = [offer('a'), offer('b', { origin: 'starter', itemCount: 1 })];
  expect(
    missingPacks([elsewhere('a', 'import'), elsewhere('b', 'cloud')], { packs, cloud: 'reached' }),
  ).toEqual([
    { id: 'a', title: 'Pack a', locale: 'es', from: 'cloud', isFile: false, words: '60 questions' },
    { id: 'b', title: 'Pack b', locale: 'es', from: 'starter', isFile: false, words: '1 question' },
  ]);
});

test.each([
  ['import', 'reached', /Bring that file to this computer .* this title and the language Spanish \(es\)/u],
  ['import', 'offline', /Bring that file to this computer .* this title and the language Spanish \(es\)/u],
  ['cloud', 'offline', /once the server answers/u],
  ['starter', 'offline', /once the server answers/u],
  ['cloud', 'reached', /no longer has it/u],
  ['starter', 'reached', /another version of Answly/u],
] as const)('what cannot be got is said as it is: %s, server %s', (origin, cloud, words) => {
  const [missing] = missingPacks([elsewhere('a', origin)], { packs: [offer('b')], cloud });
  expect(missing).toMatchObject({ title: 'Pack a', from: null, isFile: origin === 'import' });
  expect(missing?.words).toMatch(words);
});

test('while offers are asked for, packs are named and nothing is said of where they are', () => {
  expect(missingPacks([elsewhere('a', 'cloud')], undefined)).toMatchObject([{ title: 'Pack a', words: '' }]);
});

test('a pack of which only answers tell is named by its offer, and not at all where there is none', () => {
  const nameless = { id: 'a', word: null };
  expect(missingPacks([nameless], { packs: [offer('a')], cloud: 'reached' })).toMatchObject([
    { title: 'Offer a', from: 'cloud' },
  ]);
  expect(missingPacks([nameless], { packs: [], cloud: 'reached' })).toEqual([]);
});
