/** A model of any provider, asked by chat completions, the one protocol that all of them speak. */
import type { Readable } from 'node:stream';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { readCompletion } from './completion-stream.ts';
import type { ModelCall, ModelPart, TutorModel } from './model.ts';
import { failureOf, openAiClient, recordedProvider } from './openai-client.ts';
import type { ModelName, ReachableModel } from './providers.ts';
import { bodyOf } from './provider-fetch.ts';
import { providers } from './providers.ts';

export function openAiModel(reachable: ReachableModel): TutorModel {
  const client = openAiClient(reachable);
  return {
    provider: recordedProvider(reachable),
    name: reachable.name,
    open: async (call, signal) => {
      try {
        const response = await client.chat.completions
          .create(requestOf(call, reachable), { signal })
          .asResponse();
        return partsOf(bodyOf(response));
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

function requestOf(call: ModelCall, { provider, name }: ModelName): ChatCompletionCreateParamsStreaming {
  const { boundName, streamOptions } = providers[provider];
  return {
    model: name,
    messages: [
      { role: 'system', content: call.system },
      { role: 'user', content: call.user },
    ],
    stream: true,
    ...(streamOptions ? { stream_options: { include_usage: true } } : {}),
    [boundName]: call.tokensMax,
  };
}

async function* partsOf(body: Readable): AsyncGenerator<ModelPart> {
  try {
    yield* readCompletion(body);
  } catch (error) {
    throw failureOf(error);
  }
}
