/** `npm run ai-stub -- --port 4010 --delay 20`: the AI stub by itself (docs/ai-stub.md). */
import { parseArgs } from 'node:util';
import { startAiStub } from './start.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4010' }, delay: { type: 'string', default: '0' } },
});

const stub = await startAiStub({ port: Number(values.port), tokenDelayMs: Number(values.delay) });
console.log(
  `The AI stub listens. Start the cloud with AI_BASE_URL=${stub.url} AI_PRICES_FILE=${stub.pricesFile}`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stub.close();
  });
}
