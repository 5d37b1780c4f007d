/**
 * A proxy that asks the same client for an answer and passes its words on, and does nothing else: it knows no student,
 * limits nothing, reserves, records and keeps nothing. What it takes is taken before any of our own work is done.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { openAiModel } from '../cloud/src/domain/tutor/openai-model.ts';

const [baseUrl = ''] = process.argv.slice(2);
const model = openAiModel({ provider: 'compatible', name: 'gpt-4o-mini', access: { baseUrl } });
const tokensMax = 350;

const server = createServer((request, response) => {
  void (async () => {
    const { messages } = (await json(request)) as { messages: [{ content: string }, { content: string }] };
    const [system, user] = messages.map(({ content }) => content);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const call = { system: system ?? '', user: user ?? '', tokensMax };
    for await (const part of await model.open(call, new AbortController().signal)) {
      if (part.kind === 'text') response.write(`data: ${JSON.stringify({ text: part.text })}\n\n`);
    }
    response.end('data: [DONE]\n\n');
  })();
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.once('disconnect', () => process.exit());
