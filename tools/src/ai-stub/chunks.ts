/** The JSON bodies of the chat completions protocol, as the stub sends them. */
import type { ChatMessage } from './reply.ts';
import { tokensOf } from './reply.ts';

export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

export interface Completion {
  id: string;
  model: string;
  text: string;
  finishReason: 'stop' | 'length';
  /** Absent where the stub plays a provider that does not count. */
  usage?: Usage;
}

export function usageOf(messages: readonly ChatMessage[], text: string): Usage {
  const prompt = messages.reduce((sum, message) => sum + tokensOf(message.content).length, 0);
  const answer = tokensOf(text).length;
  return { prompt_tokens: prompt, completion_tokens: answer, total_tokens: prompt + answer };
}

/** The whole answer at once, for a call that does not stream. */
export function wholeBody(completion: Completion): object {
  return {
    id: completion.id,
    object: 'chat.completion',
    created: 0,
    model: completion.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: completion.text },
        finish_reason: completion.finishReason,
      },
    ],
    ...(completion.usage === undefined ? {} : { usage: completion.usage }),
  };
}

/** One streamed event. `delta` is the text added; null closes the choice with the finish reason. */
export function chunkBody(completion: Completion, delta: string | null): object {
  return {
    id: completion.id,
    object: 'chat.completion.chunk',
    created: 0,
    model: completion.model,
    choices: [
      {
        index: 0,
        delta: delta === null ? {} : { content: delta },
        finish_reason: delta === null ? completion.finishReason : null,
      },
    ],
  };
}

/** The last event of a stream that was asked to count: no choice, only usage. */
export function usageBody(completion: Completion): object {
  return {
    id: completion.id,
    object: 'chat.completion.chunk',
    created: 0,
    model: completion.model,
    choices: [],
    usage: completion.usage,
  };
}

export function errorBody(type: string, message: string): object {
  return { error: { type, message, code: type, param: null } };
}
