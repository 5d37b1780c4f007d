/** `npm run cloud`: the cloud API alone, on its own PostgreSQL. */
import { runAnswly } from './run/run-answly.ts';

await runAnswly({ cloud: true, desktop: false }, process.argv.slice(2));
