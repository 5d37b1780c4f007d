/** What can happen to a request: it arrives, its answer arrives, or one of them is lost, spoilt or doubled. */
import { setImmediate as turn } from 'node:timers/promises';
import { inspectAnswer, inspectLetter } from './inspect-traffic.ts';
import { requestOf, responseOf, type Exchange, type Letter } from './network.ts';
import { settle, type World } from './world.ts';

/** Brings a request to the server and lets the server work until it is done or waits for another's commit. */
export async function carry(world: World, exchange: Exchange): Promise<void> {
  exchange.stage = 'at-server';
  const letter = spoken(world, exchange);
  inspectLetter(letter);
  world.cloudTouched ||= letter.method === 'POST';
  await serve(world, async () => {
    const answer = await world.cloud.answer(requestOf(letter));
    inspectAnswer(world, letter, answer);
    exchange.answer = answer;
    exchange.stage = 'answered';
  });
}

/** A copy arrives once more; nobody hears the answer. */
export async function carryCopy(world: World, letter: Letter): Promise<void> {
  world.cloudTouched = true;
  await serve(world, async () => {
    inspectAnswer(world, letter, await world.cloud.answer(requestOf(letter)));
  });
}

/** The device hears the answer, and does what it does then. */
export async function hear(world: World, exchange: Exchange): Promise<void> {
  if (exchange.answer === undefined) return;
  const { answer } = exchange;
  await end(world, exchange, () => exchange.resolve(responseOf(answer)));
}

export async function fail(world: World, exchange: Exchange): Promise<void> {
  await end(world, exchange, () => exchange.reject(new TypeError('fetch failed: connection reset')));
}

/** Something else comes back than the server said. */
export async function hearInstead(world: World, exchange: Exchange, response: Response): Promise<void> {
  await end(world, exchange, () => exchange.resolve(response));
}

async function end(world: World, exchange: Exchange, tell: () => void): Promise<void> {
  const device = world.devices[exchange.device];
  const before = device?.moves;
  world.network.close(exchange);
  tell();
  await settle(() => device?.moves !== before);
}

const atServerMax = 4;

/** Runs `work` at the server; a failed promise of ours comes out, here or when the held commit is released. */
async function serve(world: World, work: () => Promise<void>): Promise<void> {
  const { commits } = world.cloud;
  // More would wait for a connection, which nobody can tell from work.
  if (world.atServer.size >= atServerMax) await release(world, 'commit');
  const watching = commits.isArmed() || commits.isHolding();
  const heldBefore = commits.isHolding();
  const blockedBefore = watching ? await world.database.blockedCount() : 0;
  let done = false;
  const working = work().finally(() => {
    done = true;
    world.atServer.delete(working);
  });
  world.atServer.add(working);
  if (!watching) return working;
  working.catch(() => undefined);
  const isDone = () => done;
  while (!isDone()) {
    await turn();
    if (!heldBefore && commits.isHolding()) return;
    if (heldBefore && !isDone() && (await world.database.blockedCount()) > blockedBefore) return;
  }
  await working;
}

/** Ends the wait of a held commit, and of all that waited for it. */
export async function release(world: World, how: 'commit' | 'crash'): Promise<void> {
  const { commits } = world.cloud;
  commits.disarm();
  if (!commits.isHolding()) return;
  commits.release(how);
  await Promise.all(world.atServer);
}

/** As a program of another version would have written it (SY15), and asking for fewer of the newest facts. */
function spoken(world: World, { device, letter }: Exchange): Letter {
  const protocol = world.protocols.get(device);
  const url = letter.url.includes('/v1/sync/recent') ? `${letter.url}&limit=${recentFacts}` : letter.url;
  if (protocol === undefined) return { ...letter, url };
  return { ...letter, url: url.replace(/([?&]protocol=)\d+/, `$1${protocol}`) };
}

/** So few that a new device has a history before them to read. */
const recentFacts = 25;
