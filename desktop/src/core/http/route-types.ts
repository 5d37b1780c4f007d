/** What a declared route takes and gives, as types for its callers. */
import type { Route } from '@answly/shared/http/route';
import type { z } from 'zod';

type Part<R, K extends string> =
  R extends Record<K, infer S extends z.ZodType> ? Record<K, z.input<S>> : object;

/** The head line of a frame, and the lines behind it as one text. */
type FramePart<R> = R extends { frame: infer S extends z.ZodType }
  ? { frame: { head: z.input<S> & object; bodies: string } }
  : object;

/** The params, query and body or frame that route `R` asks for. */
export type RequestOf<R extends Route> = Part<R, 'params'> &
  Part<R, 'query'> &
  Part<R, 'body'> &
  FramePart<R>;

/** What route `R` answers when it does not refuse. */
export type AnswerOf<R extends Route> = R['answer'] extends {
  kind: 'json';
  schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : R['answer'] extends { kind: 'frame'; head: infer S extends z.ZodType }
    ? { head: z.output<S>; bodies: string[] }
    : R['answer'] extends { kind: 'bytes' }
      ? Uint8Array
      : undefined;

/** One event of a streaming route `R`. */
export type EventOf<R extends Route> = R['answer'] extends {
  kind: 'events';
  schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : never;
