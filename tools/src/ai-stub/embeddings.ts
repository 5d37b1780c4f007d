/** Embeddings of the stub: made of the words of a text, so that texts which share words are near each other. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { refuse, sendJson } from './answer.ts';
import type { StubFault } from './fault.ts';
import { tokensOf } from './reply.ts';

export const embeddingRequest = z.object({
  model: z.string(),
  input: z.union([z.string(), z.array(z.string()).min(1).max(2048)]).transform((input) => [input].flat()),
  encoding_format: z.enum(['float', 'base64']).default('float'),
});
export type EmbeddingRequest = z.infer<typeof embeddingRequest>;

const dimensions = 256;

/** A hang stays open until the caller or the stub closes it. */
export function answerEmbeddings(
  asked: EmbeddingRequest,
  fault: StubFault | undefined,
  response: ServerResponse,
): void {
  if (fault === 'hang-before-headers') return;
  if (refuse(fault, response)) return;
  if (fault === 'hang-after-headers' || fault === 'hang-mid-stream') {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{');
    return;
  }
  const tokens = asked.input.reduce((sum, text) => sum + tokensOf(text).length, 0);
  // Where one is missing, no caller can tell which text lost its vector.
  const texts = fault === 'silent-end' ? asked.input.slice(1) : asked.input;
  sendJson(response, 200, {
    object: 'list',
    model: asked.model,
    data: texts.map((text, index) => ({
      object: 'embedding',
      index,
      embedding: written(vectorOf(text), asked.encoding_format),
    })),
    ...(fault === 'no-usage' ? {} : { usage: { prompt_tokens: tokens, total_tokens: tokens } }),
  });
}

/** Each word adds one to a dimension of its own, or takes it away; of length 1. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const value = hash(word);
    const place = value % dimensions;
    vector[place] = (vector[place] ?? 0) + (value & 0x10000 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.fill(1 / Math.sqrt(dimensions)) : vector.map((value) => value / length);
}

/** FNV-1a. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(word)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

function written(vector: Float32Array, format: 'float' | 'base64'): number[] | string {
  return format === 'float' ? Array.from(vector) : Buffer.from(vector.buffer).toString('base64');
}
