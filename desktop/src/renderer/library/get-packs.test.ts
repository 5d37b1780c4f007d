import { AppError } from '@answly/shared/errors/app-error';
import { expect, test } from 'vitest';
import type { Client } from '#desktop/contract/client';
import { getPacks } from './get-packs.ts';

const packs = ['a', 'b', 'c'].map((id) => ({ id, from: 'cloud' as const }));

function clientThat(answers: (packId: string) => void) {
  const asked: string[] = [];
  const call = async (_name: string, { packId }: { packId: string }) => {
    asked.push(packId);
    answers(packId);
  };
  return { asked, client: { call } as unknown as Pick<Client, 'call'> };
}

test('a pack that fails holds up no other, and is told in the end', async () => {
  const { asked, client } = clientThat((id) => {
    if (id === 'a') throw new AppError('pack.unreadable');
    if (id === 'b') throw new AppError('pack.unknown');
  });
  expect(await getPacks(client, { packs, stop: new AbortController() })).toMatchObject({
    packs: [{ id: 'a' }, { id: 'b' }],
    error: { code: 'pack.unreadable' },
  });
  expect(asked).toEqual(['a', 'b', 'c']);
});

test('stopped, it ends behind the pack that is under way', async () => {
  const stop = new AbortController();
  const { asked, client } = clientThat((id) => id === 'b' && stop.abort());
  expect(await getPacks(client, { packs, stop })).toBeNull();
  expect(asked).toEqual(['a', 'b']);
});
