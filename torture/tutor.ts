/** `npm run -s torture:tutor -- --sequences 10000 [--seed N]`: whether the tutor's books balance after all that can go wrong. */
import { readOrLeave } from '@answly/tools/processes/command-line';
import { chanceOf } from './chance.ts';
import { parseTutorOptions, usage } from './tutor-options.ts';
import { playTutor } from './tutor-play.ts';

const { sequences, seed: given } = readOrLeave(usage, parseTutorOptions);
const seed = given ?? Date.now() % 1_000_000;
console.log(`seed ${seed}`);
const faults = await playTutor(sequences, chanceOf(seed), { say: (line) => console.log(line) });
for (const { what, expected, found } of faults) console.error(what, { expected, found });
console.log(`${sequences} sequences, ${faults.length} unbalanced`);
process.exitCode = faults.length === 0 ? 0 : 1;
