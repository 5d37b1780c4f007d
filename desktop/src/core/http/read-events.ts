/** Server-sent events of a response, as `{ event, data }` with the data parsed as JSON. */
import { AppError } from '@answly/shared/errors/app-error';
import { limits } from '@answly/shared/limits';
import { createParser } from 'eventsource-parser';

/** With a heartbeat each 10 s, a longer silence means that the connection is gone. */
const silenceMs = 30_000;

/** @throws AppError `network.garbled` for events that are not JSON or a stream without end, `network.offline` on a cut or silence. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ event: string; data: unknown }> {
  const ready: { event: string; data: unknown }[] = [];
  const parser = createParser({
    onEvent(message) {
      ready.push({ event: message.event ?? 'message', data: parseJson(message.data) });
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await readOrSilence(reader);
      if (done) return;
      size += value.byteLength;
      if (size > limits.answerBytesMax) throw new AppError('network.garbled');
      parser.feed(decoder.decode(value, { stream: true }));
      yield* ready.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function readOrSilence(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('network.timeout')), silenceMs);
  });
  try {
    return await Promise.race([reader.read(), silence]);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('network.offline', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('network.garbled', { cause: error });
  }
}
