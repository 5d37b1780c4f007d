/** `npm run -s torture:exam -- --kills 200 --cuts 200 [--seed N]`: what an exam is after the worst that can happen to it. */
import { readOrLeave } from '@answly/tools/processes/command-line';
import { chanceOf } from './chance.ts';
import { parseTortureOptions, usage } from './options.ts';
import { play } from './play.ts';

const { kills, cuts, seed: given } = readOrLeave(usage, parseTortureOptions);
const plan = { kills, cuts };
const seed = given ?? Date.now() % 1_000_000;
console.log(`seed ${seed}`);
const losses = await play(plan, chanceOf(seed), (line) => console.log(line));
for (const { what, expected, found } of losses) console.error(what, { expected, found });
console.log(`${plan.kills + plan.cuts} deaths, ${losses.length} lost`);
process.exitCode = losses.length === 0 ? 0 : 1;
