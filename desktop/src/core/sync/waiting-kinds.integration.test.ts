/** What waits to be sent, by kind, as a window asks for it (SY5). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contract } from '#desktop/contract/calls';
import { createSharedComputer } from '#desktop/core/profiles/testing/shared-computer';

const itemId = '0190a0a0-0000-7000-8000-0000000000bb';
const packId = '0190a0a0-0000-7000-8000-0000000000aa';

let computer: ReturnType<typeof createSharedComputer>;
beforeEach(() => {
  computer = createSharedComputer();
});
afterEach(() => computer.remove());

test('SY5 what waits is counted by kind, flags apart from other steps; what was refused is told elsewhere', async () => {
  const { core, ground } = computer.open();
  const waiting = async () => contract['sync.waiting'].output.parse(await core.handlers['sync.waiting']({}));
  expect(await waiting()).toEqual([]);
  const act = (kind: string, body: Record<string, unknown> = {}) => ground.facts.append({ kind, body });
  for (let n = 0; n < 12; n += 1) act('of-tomorrow', { n });
  for (const type of ['flagged', 'of-tomorrow', 'flagged']) act('session-event', { type });
  await core.handlers['note.set']({ packId, itemId, text: 'one', seen: '' });
  await core.handlers['settings.set']({ appearance: 'dark' });
  act('of-tomorrow');
  const all = [
    { kind: 'flag', count: 2 },
    { kind: 'note', count: 1 },
    { kind: 'of-tomorrow', count: 13 },
    { kind: 'session-event', count: 1 },
    { kind: 'settings', count: 1 },
  ];
  expect(await waiting()).toEqual(all);
  const { waitingCount } = await core.handlers['sync.state']({});
  expect(waitingCount).toBe(all.reduce((sum, { count }) => sum + count, 0));

  ground.db.exec(`UPDATE outbox SET refused_code = 'fact.invalid' WHERE local <= 12;
    UPDATE document SET refused_code = 'document.invalid' WHERE key LIKE 'note:%'`);
  expect(await waiting()).toEqual([
    { kind: 'flag', count: 2 },
    { kind: 'of-tomorrow', count: 1 },
    { kind: 'session-event', count: 1 },
    { kind: 'settings', count: 1 },
  ]);
});
