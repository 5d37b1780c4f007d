/** Any provider behind the chat completions protocol: OpenAI itself, or a compatible server at `baseUrl`. */
import OpenAI from 'openai';
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import type { ModelCall, ModelPart, TutorModel } from './model.ts';
import { ModelFailure } from './model.ts';

export interface OpenAiModelOptions {
  name: string;
  /** Absent where the server asks for none, as local ones do. */
  apiKey?: string | undefined;
  /** Absent for OpenAI itself. */
  baseUrl?: string | undefined;
}

/** Far beyond our own clocks, which decide; the client's ends at the headers. */
const clientTimeoutMs = 120_000;

export function openAiModel(options: OpenAiModelOptions): TutorModel {
  const client = new OpenAI({
    apiKey: options.apiKey ?? 'none',
    baseURL: options.baseUrl ?? null,
    // Nothing but these options may decide where a student's question goes.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: clientTimeoutMs,
    logLevel: 'off',
  });
  return {
    provider: options.baseUrl === undefined ? 'openai' : new URL(options.baseUrl).host,
    name: options.name,
    open: async (call, signal) => {
      try {
        const stream = await client.chat.completions.create(requestOf(call, options), { signal });
        return partsOf(stream);
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function requestOf(call: ModelCall, options: OpenAiModelOptions): ChatCompletionCreateParamsStreaming {
  return {
    model: options.name,
    messages: [
      { role: 'system', content: call.system },
      { role: 'user', content: call.user },
    ],
    stream: true,
    stream_options: { include_usage: true },
    // OpenAI has renamed the bound; most compatible servers know only its first name.
    ...(options.baseUrl === undefined
      ? { max_completion_tokens: call.tokensMax }
      : { max_tokens: call.tokensMax }),
  };
}

async function* partsOf(stream: AsyncIterable<ChatCompletionChunk>): AsyncGenerator<ModelPart> {
  try {
    for await (const chunk of stream) {
      const choice = chunk.choices?.[0];
      const text = choice?.delta?.content;
      if (text !== undefined && text !== null && text !== '') yield { kind: 'text', text };
      if (choice?.finish_reason) yield { kind: 'finish', reason: choice.finish_reason };
      if (chunk.usage) yield { kind: 'usage', usage: usageOf(chunk.usage) };
    }
  } catch (error) {
    throw failureOf(error);
  }
}

function usageOf(usage: NonNullable<ChatCompletionChunk['usage']>) {
  return {
    tokensIn: usage.prompt_tokens,
    tokensOut: usage.completion_tokens,
    tokensCached: usage.prompt_tokens_details?.cached_tokens ?? 0,
  };
}

function failureOf(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (!(error instanceof OpenAI.APIError) || error.status === undefined) {
    return new ModelFailure('broken', { cause: error });
  }
  if (error.status === 429) {
    return new ModelFailure('rate-limited', { cause: error, retryAfterMs: retryAfterMs(error.headers) });
  }
  // A wrong key, model or request is the operator's to mend; trying elsewhere would hide it.
  return new ModelFailure(error.status < 500 ? 'refused' : 'broken', { cause: error });
}

/** Seconds or a date, as RFC 9110 has it; undefined when absent or unreadable. */
function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (value === null || value === undefined) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
