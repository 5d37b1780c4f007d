/** What the proxies beside the API have in common: they ask its client for an answer and pass the words on. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { TokenUsage } from '../cloud/src/domain/tutor/model.ts';
import { openAiModel } from '../cloud/src/domain/tutor/openai-model.ts';

export interface Proxy {
  /** Of the AI server. */
  baseUrl: string;
  /** What is awaited before it is asked; what is done after the last word. */
  before: () => Promise<(answer: Answer) => void>;
}

interface Answer {
  text: string;
  usage: TokenUsage;
}

export const modelName = 'gpt-4o-mini';
const tokensMax = 350;

/** Listens on a free port, which its parent is told, until its parent lets go of it. */
export function startProxy({ baseUrl, before }: Proxy): void {
  const model = openAiModel({ provider: 'compatible', name: modelName, access: { baseUrl } });
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { messages } = (await json(request)) as { messages: [{ content: string }, { content: string }] };
    const [system, user] = messages.map(({ content }) => content);
    const after = await before();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const answer: Answer = { text: '', usage: { tokensIn: 0, tokensOut: 0, tokensCached: 0 } };
    const call = { system: system ?? '', user: user ?? '', tokensMax };
    for await (const part of await model.open(call, new AbortController().signal)) {
      if (part.kind === 'usage') answer.usage = part.usage;
      if (part.kind !== 'text') continue;
      answer.text += part.text;
      response.write(`data: ${JSON.stringify({ text: part.text })}\n\n`);
    }
    response.end('data: [DONE]\n\n');
    after(answer);
  };
  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.once('disconnect', () => process.exit());
}
