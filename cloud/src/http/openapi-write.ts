/** `npm run openapi`: writes cloud/openapi.json. */
import { writeFileSync } from 'node:fs';
import { version } from '#cloud/version';
import { openApi } from './openapi.ts';

writeFileSync(
  new URL('../../openapi.json', import.meta.url),
  `${JSON.stringify(openApi(version), null, 2)}\n`,
);
