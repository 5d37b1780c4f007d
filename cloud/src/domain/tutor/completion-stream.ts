/**
 * Reads the events of a chat completion, all that came in one packet at once. The client's own reader goes through five
 * generators for each token, which is most of what passing an answer on would cost.
 */
import type { Readable } from 'node:stream';
import { createParser } from 'eventsource-parser';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { limits } from '@answly/shared/limits';
import type { ModelPart, TokenUsage } from './model.ts';
import { ModelFailure } from './model.ts';

/** @throws ModelFailure broken for an event that is an error or no JSON, or more than any answer is; what reading the body throws. */
export async function* readCompletion(body: Readable): AsyncGenerator<ModelPart> {
  let came: ModelPart[] = [];
  let isOver = false;
  let failure: ModelFailure | undefined;
  let bytes = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') isOver = true;
      if (isOver || failure !== undefined) return;
      const parts = partsOf(data);
      if (parts instanceof ModelFailure) failure = parts;
      else came.push(...parts);
    },
  });
  const decoder = new TextDecoder();
  // Whoever reads hears of an error; nobody does where it comes after the end.
  body.on('error', () => undefined);
  try {
    for await (const packet of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      bytes += packet.byteLength;
      if (bytes > limits.providerAnswerBytesMax) throw new ModelFailure('broken', { cause: tooLarge() });
      parser.feed(decoder.decode(packet, { stream: true }));
      const parts = joined(came);
      came = [];
      yield* parts;
      // What came before it was said.
      if (failure !== undefined) throw failure;
      if (isOver) return;
    }
  } finally {
    if (isOver) drain(body);
    else body.destroy();
  }
}

/** A line without an end would be gathered whole. */
function tooLarge(): Error {
  return new Error('the answer is larger than any');
}

/** What a provider may take to end its answer after it said that it was over. */
const drainMs = 1_000;

/** Nothing follows the last event but the end: a connection whose end was read can be used again. */
function drain(body: Readable): void {
  const late = setTimeout(() => body.destroy(), drainMs).unref();
  body.once('close', () => clearTimeout(late));
  body.resume();
}

function partsOf(data: string): ModelPart[] | ModelFailure {
  const chunk = chunkOf(data);
  if (chunk instanceof ModelFailure) return chunk;
  const choice = chunk.choices?.[0];
  const parts: ModelPart[] = [];
  // Postgres keeps no text with a NUL in it.
  const text = choice?.delta?.content?.replaceAll('\u0000', '') ?? '';
  if (text !== '') parts.push({ kind: 'text', text });
  if (choice?.finish_reason) parts.push({ kind: 'finish', reason: choice.finish_reason });
  const usage = usageOf(chunk.usage);
  if (usage !== undefined) parts.push({ kind: 'usage', usage });
  return parts;
}

function chunkOf(data: string): Partial<ChatCompletionChunk> | ModelFailure {
  try {
    const chunk = JSON.parse(data) as Partial<ChatCompletionChunk> & { error?: unknown };
    const { error } = chunk;
    return error === undefined || error === null ? chunk : new ModelFailure('broken', { cause: error });
  } catch (cause) {
    return new ModelFailure('broken', { cause });
  }
}

/** Words that came together are one text. */
function joined(parts: readonly ModelPart[]): ModelPart[] {
  const texts: ModelPart[] = [];
  for (const part of parts) {
    const last = texts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') last.text += part.text;
    else texts.push(part);
  }
  return texts;
}

/** Undefined where there is no count, or one that cannot be: then the call is estimated. */
function usageOf(usage: ChatCompletionChunk['usage']): TokenUsage | undefined {
  if (!usage) return undefined;
  const { prompt_tokens: tokensIn, completion_tokens: tokensOut } = usage;
  if (!isCount(tokensIn) || !isCount(tokensOut)) return undefined;
  const cached = usage.prompt_tokens_details?.cached_tokens;
  return { tokensIn, tokensOut, tokensCached: isCount(cached) ? Math.min(cached, tokensIn) : 0 };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
