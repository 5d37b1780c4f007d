/** `npm start`: the whole of Answly on this machine, cloud and window. */
import { runAnswly } from './run/run-answly.ts';

await runAnswly({ cloud: true, desktop: true }, process.argv.slice(2));
