/** What each step does to the world. */
import { problemOf } from '@answly/shared/errors/problem-of';
import { AppError } from '@answly/shared/errors/app-error';
import type { Random } from '../desktop/src/core/clock.ts';
import { createTestRandom } from '../desktop/src/core/testing/test-core.ts';
import { restoreBackup, takeBackup, type Backup } from './backup.ts';
import { forgetLostDocuments } from './check-documents.ts';
import { everywhere, checkNothingLost } from './check-losses.ts';
import { reinstallDevice, restartDevice, type Device } from './device.ts';
import { carry, carryCopy, fail, hear, hearInstead, release } from './exchange-steps.ts';
import { responseOf, type Exchange } from './network.ts';
import type { ActName, Step } from './step.ts';
import { promise } from './violation.ts';
import { settle, type World } from './world.ts';
import { pick, write } from './write-acts.ts';

interface Scene {
  world: World;
  device: Device;
  random: Random;
}

/** Each resolves with what is told of it, or nothing where it did not apply. */
type Act = (scene: Scene) => Promise<string | undefined>;

export async function perform(world: World, step: Step): Promise<string | undefined> {
  const device = world.devices[step.device % world.devices.length];
  if (device === undefined) return undefined;
  return acts[step.act]({ world, device, random: createTestRandom(step.chance) });
}

const yearMs = 365 * 86_400_000;
const minuteMs = 60_000;

const acts: Record<ActName, Act> = {
  write: async ({ world, device, random }) => {
    const { what, acknowledged } = await write(world, device, random);
    const fresh = world.ledger.scan(device, true);
    promise(
      'nothing-lost',
      !acknowledged || fresh > 0,
      () => `"${what}" was acknowledged and is not in the file`,
    );
    return `${what}: ${fresh} new`;
  },
  sync: async ({ device }) => {
    try {
      void Promise.resolve(device.running.core.handlers['sync.now']({})).catch(() => undefined);
    } catch {
      // The process died of it.
    }
    await settle();
    return '';
  },
  deliver: async ({ world, random }) => {
    const exchange = pickFrom(
      world.network.open().filter(({ stage }) => stage !== 'at-server'),
      random,
    );
    if (exchange === undefined) return wait(world, 90_000);
    if (exchange.stage === 'sent') await carry(world, exchange);
    await hear(world, exchange);
    return told(exchange);
  },
  carry: onExchange('sent', async (world, exchange) => carry(world, exchange)),
  answer: onExchange('answered', async (world, exchange) => hear(world, exchange)),
  wait: async ({ world, random }) => wait(world, random.share() ** 4 * 400_000),
  'lose-request': onExchange('sent', async (world, exchange) => fail(world, exchange)),
  'lose-answer': onExchange('sent', async (world, exchange) => {
    await carry(world, exchange);
    await fail(world, exchange);
  }),
  'spoil-answer': onExchange('sent', async (world, exchange) => {
    await carry(world, exchange);
    if (exchange.answer === undefined) return;
    await hearInstead(world, exchange, await cutShort(responseOf(exchange.answer)));
  }),
  refuse: onExchange('sent', async (world, exchange, random) => {
    const code = random.share() < 0.5 ? 'service.unavailable' : 'rate.limited';
    const refusal = problemOf(new AppError(code, { data: { retryAfterSeconds: pick(random, 20) } }));
    await hearInstead(world, exchange, new Response(JSON.stringify(refusal), { status: refusal.status }));
  }),
  duplicate: onExchange('sent', async (world, exchange) => {
    await carryCopy(world, exchange.letter);
    await carry(world, exchange);
    await hear(world, exchange);
  }),
  stray: async ({ world, random }) => {
    const exchange = pickFrom(world.network.open(), random);
    if (exchange !== undefined && random.share() < 0.5) {
      world.network.strays.push(exchange.letter);
      return `a copy of ${told(exchange)} goes astray`;
    }
    const stray = world.network.strays.shift();
    if (stray === undefined) return undefined;
    await carryCopy(world, stray);
    return `${stray.method} ${stray.url} arrives late`;
  },
  hold: async ({ world, random }) => {
    const { commits } = world.cloud;
    const pushes = world.network
      .open()
      .filter(
        ({ stage, letter }) =>
          stage === 'sent' && letter.url.includes('/v1/sync/') && letter.method === 'POST',
      );
    const exchange = pickFrom(pushes, random);
    if (exchange === undefined || commits.isHolding()) return undefined;
    commits.arm();
    await carry(world, exchange);
    commits.disarm();
    return told(exchange);
  },
  release: async ({ world, random }) => {
    if (!world.cloud.commits.isHolding()) return undefined;
    const how = random.share() < 0.8 ? 'commit' : 'crash';
    await release(world, how);
    return how;
  },
  'crash-server': async ({ world, random }) => {
    const when = random.share() < 0.5 ? 'before-commit' : 'after-commit';
    world.cloud.commits.crashNext(when);
    return when;
  },
  part: async ({ world, device }) => {
    world.network.parted.add(device.index);
    for (const exchange of world.network.open().filter((each) => each.device === device.index)) {
      await fail(world, exchange);
    }
    return '';
  },
  rejoin: async ({ world, device }) => (world.network.parted.delete(device.index) ? '' : undefined),
  'arm-kill': async ({ device, random }) => {
    const count = 1 + pick(random, random.share() < 0.5 ? 8 : 80);
    device.running.mortality.dieAfter(count);
    return `at statement ${count}`;
  },
  kill: async ({ world, device }) => {
    await restartDevice(world, device);
    await settle();
    return '';
  },
  'jump-clock': async ({ device, random }) => {
    const jumps = [yearMs, -yearMs, 90 * minuteMs, -90 * minuteMs, -device.skewMs];
    device.skewMs += jumps[pick(random, jumps.length)] ?? 0;
    return `by ${Math.round(device.skewMs / minuteMs)} min off`;
  },
  'back-up': async ({ world }) => {
    await release(world, 'commit');
    world.backups.push(await takeBackup(world.database.sql, world.cloud.userId));
    return '';
  },
  restore: async ({ world, random }) => restore(world, pickFrom(world.backups, random), false),
  // An operator forgot to tell that it is another history; devices find that out (SY12).
  'restore-silently': async ({ world, random }) => restore(world, pickFrom(world.backups, random), true),
  revoke: async ({ world, device }) => {
    const { deviceId } = await device.running.core.handlers['account.state']({});
    await world.cloud.revoke(deviceId);
    return '';
  },
  reinstall: async ({ world, device }) => {
    await destroying(world, () => reinstallDevice(world, device));
    await settle();
    return '';
  },
  decide: async ({ device, random }) => decide(device, random.share() < 0.5 ? 'accept' : 'keep'),
  'sign-in': async ({ world, device }) => signIn(world, device),
  'sign-out': async ({ device }) => {
    void Promise.resolve(device.running.core.handlers['account.signOut']({ unsynced: 'keep' })).catch(
      () => undefined,
    );
    await settle();
    return '';
  },
  'speak-old': async ({ world, device, random }) => {
    if (world.protocols.delete(device.index)) {
      // An update starts the program anew.
      await restartDevice(world, device);
      await settle();
      return 'as today again';
    }
    world.protocols.set(device.index, random.share() < 0.5 ? 0 : 99);
    return `protocol ${world.protocols.get(device.index)}`;
  },
};

/** The connection breaks in the middle of the body. */
async function cutShort(whole: Response): Promise<Response> {
  const { status, headers } = whole;
  const bytes = new Uint8Array(await whole.arrayBuffer());
  if (bytes.length === 0) return new Response(null, { status, headers });
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(bytes.slice(0, bytes.length / 2));
      sent = true;
    },
  });
  return new Response(body, { status, headers });
}

async function restore(
  world: World,
  backup: Backup | undefined,
  keepsEpoch: boolean,
): Promise<string | undefined> {
  if (backup === undefined) return undefined;
  await release(world, 'commit');
  const { userId } = world.cloud;
  await destroying(world, () => restoreBackup(world.database.sql, { userId, backup, keepsEpoch }));
  return '';
}

/** Does nothing where the student is signed in already. */
export async function signIn(world: World, device: Device): Promise<string | undefined> {
  const { handlers } = device.running.core;
  try {
    const { status } = await handlers['account.state']({});
    const { phase } = await handlers['sync.state']({});
    if (status === 'signed-in' && phase !== 'needs-sign-in') return undefined;
    void Promise.resolve(handlers['account.signIn'](world.cloud.credentials)).catch(() => undefined);
  } catch {
    // The process died of it.
  }
  await settle();
  return '';
}

/** The student's word on a large deletion that waits for it. */
export async function decide(device: Device, word: 'accept' | 'keep'): Promise<string | undefined> {
  const { handlers } = device.running.core;
  if ((await handlers['sync.state']({})).phase !== 'needs-decision') return undefined;
  void Promise.resolve(handlers['sync.decide']({ word })).catch(() => undefined);
  await settle();
  return word;
}

/** What is nowhere afterwards was destroyed on purpose; what was nowhere before had been lost. */
async function destroying(world: World, destroy: () => Promise<void>): Promise<void> {
  await checkNothingLost(world);
  await destroy();
  world.cloudTouched = true;
  await forgetLostDocuments(world);
  const left = await everywhere(world);
  world.ledger.excuse([...world.ledger.entries.keys()].filter((id) => !left.has(id)));
}

async function wait(world: World, ms: number): Promise<string> {
  const rang = world.timeline.advance(ms);
  await settle();
  return rang ? 'a timer rings' : `${Math.round(ms)} ms`;
}

function onExchange(
  stage: Exchange['stage'],
  act: (world: World, exchange: Exchange, random: Random) => Promise<void>,
): Act {
  return async ({ world, random }) => {
    const exchange = pickFrom(
      world.network.open().filter((each) => each.stage === stage),
      random,
    );
    if (exchange === undefined) return undefined;
    await act(world, exchange, random);
    return told(exchange);
  };
}

export function told({ device, letter, stage, answer }: Exchange): string {
  const { pathname, searchParams } = new URL(letter.url);
  const cursor = searchParams.get('cursor');
  const from = cursor === null ? '' : ` from ${cursor}`;
  return `device ${device}: ${letter.method} ${pathname}${from} ${answer?.status ?? stage}`;
}

function pickFrom<T>(list: readonly T[], random: Random): T | undefined {
  return list[pick(random, list.length)];
}
