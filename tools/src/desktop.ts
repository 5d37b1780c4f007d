/** `npm run desktop`: the window alone; `--cloud-url URL` names a cloud to sync with. */
import { runAnswly } from './run/run-answly.ts';

await runAnswly({ cloud: false, desktop: true }, process.argv.slice(2));
