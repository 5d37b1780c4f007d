/** Ends all faults, and lets the devices come to rest by themselves: nobody presses "sync now" any more. */
import { decide, signIn, told } from './acts.ts';
import { carry, carryCopy, hear, release } from './exchange-steps.ts';
import { checkCloud } from './check-cloud.ts';
import { documentsPlaceOf, placeOf, reachOf, waitingIn } from './place.ts';
import { restartDevice } from './device.ts';
import { promise } from './violation.ts';
import { settle, type World } from './world.ts';

/**
 * The longest pause after failures is 5 minutes, a poll comes within 80 s. From there four rounds are enough, whatever
 * happened: one to notice another history, one to send what waits, one to pull what the others sent by then, and one to
 * spare for what was in the middle of something.
 */
const backoffMsMax = 300_000;
const pollMsMax = 80_000;
const roundsMax = 4;
/** Time does not pass while requests follow each other; a round that never ends is stopped by their number. */
const requestsMax = 600;

/** @throws Violation of liveness when something still waits after that. */
export async function heal(world: World): Promise<void> {
  await endFaults(world);
  const endMs = world.timeline.nowMs() + backoffMsMax + roundsMax * pollMsMax;
  // Who has not read since the faults ended may not know yet what has become of the server.
  const read = new Set<number>();
  for (let requests = 0; read.size < world.devices.length || !(await isQuiet(world)); requests++) {
    promise(
      'liveness',
      requests < requestsMax,
      () => `still asking after ${requests} requests; ${stateOf(world)}`,
    );
    const exchange = world.network.open()[0];
    if (exchange === undefined) {
      if (await helpOut(world)) continue;
      const leftMs = endMs - world.timeline.nowMs();
      promise('liveness', leftMs > 0, () => `not at rest after ${roundsMax} rounds; ${stateOf(world)}`);
      world.timeline.advance(leftMs);
      await settle();
      continue;
    }
    if (exchange.stage === 'sent') await carry(world, exchange);
    world.log(`     ${told(exchange)}`);
    await hear(world, exchange);
    if (exchange.letter.url.includes('/v1/sync/pull') && exchange.answer?.status === 200)
      read.add(exchange.device);
  }
}

async function endFaults(world: World): Promise<void> {
  await release(world, 'commit');
  world.network.parted.clear();
  const updated = new Set(world.protocols.keys());
  world.protocols.clear();
  for (const stray of world.network.strays.splice(0)) await carryCopy(world, stray);
  for (const device of world.devices) {
    device.running.mortality.spare();
    // An update starts the program anew.
    const starts = device.running.mortality.isDead() || updated.has(device.index);
    if (starts) await restartDevice(world, device);
  }
  await settle();
  for (const device of world.devices) {
    for (const exchange of world.network.open().filter((each) => each.device === device.index)) {
      if (exchange.stage === 'sent') await carry(world, exchange);
      await hear(world, exchange);
    }
  }
}

/** What only the student can do. */
async function helpOut(world: World): Promise<boolean> {
  let helped = false;
  for (const device of world.devices) {
    const word = await decide(device, device.index % 2 === 0 ? 'accept' : 'keep');
    const signedIn = await signIn(world, device);
    if (word === undefined && signedIn === undefined) continue;
    helped = true;
    world.log(
      `     device ${device.index}: the student ${word === undefined ? 'signs in' : `says "${word}"`}`,
    );
  }
  return helped;
}

/** Nothing waits, and every device has read the server's history to its head. */
async function isQuiet(world: World): Promise<boolean> {
  if (world.network.open().length > 0) return false;
  if (world.devices.some((device) => waitingIn(device) > 0)) return false;
  await checkCloud(world);
  const { epoch, documents, ids } = world.mirror;
  return world.devices.every((device) => {
    const [facts, docs] = [placeOf(device), documentsPlaceOf(device)];
    const read = reachOf(device) === ids.length && docs.cursor === documents;
    return read && facts.epoch === epoch && docs.epoch === epoch;
  });
}

function stateOf(world: World): string {
  return world.devices
    .map((device) => `device ${device.index}: ${waitingIn(device)} wait, at ${placeOf(device).cursor}`)
    .join('; ');
}
