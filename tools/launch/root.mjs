/** Where the checkout is: every path of the launcher starts here. */
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
