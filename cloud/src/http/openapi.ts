/** The OpenAPI document, made from the route tables: what is written here cannot differ from what is served. */
import { z } from 'zod';
import { problemKinds, type ProblemCode } from '@answly/shared/errors/codes';
import { problem } from '@answly/shared/errors/problem';
import { frameMime, type Route } from '@answly/shared/http/route';
import { routes } from '@answly/shared/http/routes';

type Json = Record<string, unknown>;

/** What any route may answer, besides the refusals it declares. */
const anyRoute: readonly ProblemCode[] = ['request.invalid', 'internal.error', 'service.unavailable'];
const withSession: readonly ProblemCode[] = ['session.required', 'session.expired'];
const withBody: readonly ProblemCode[] = ['request.too-large'];

export function openApi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Answly', version, description: 'Generated from shared/src/http by `npm run openapi`.' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { access: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

/** `/packs/:packId` → `/packs/{packId}` */
export function openApiPath(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.summary,
    ...(route.auth ? { security: [{ access: [] }] } : {}),
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...requestBody(route),
    responses: { [route.answer.status]: success(route), ...refusals(route) },
  };
}

function requestBody({ body, frame }: Route): Json {
  if (frame !== undefined) return { requestBody: { required: true, content: framed(frame, 'input') } };
  if (body === undefined) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
  };
}

/** OpenAPI has no word for a head line of JSON with lines of JSON behind it, so it stands in the description. */
function framed(head: z.ZodType, io: 'input' | 'output'): Json {
  const description =
    'A line of JSON, `head`, then one line of JSON for the body of each fact, in the order of the columns.';
  return { [frameMime]: { schema: { type: 'string', description, 'x-head': schemaOf(head, io) } } };
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  // Addresses hold text: what it is read as is the parsed form.
  const { properties = {}, required = [] } = schemaOf(schema, 'output') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || (required.includes(name) && !('default' in each)),
    schema: each,
  }));
}

function success({ answer, summary }: Route): Json {
  switch (answer.kind) {
    case 'frame':
      return { description: summary, content: framed(answer.head, 'output') };
    case 'empty':
      return { description: summary };
    case 'bytes':
      return {
        description: summary,
        content: { [answer.mime]: { schema: { type: 'string', format: 'binary' } } },
      };
    case 'events':
      return {
        description: summary,
        content: { 'text/event-stream': { schema: schemaOf(answer.schema, 'output') } },
      };
    case 'json':
      return {
        description: summary,
        content: { 'application/json': { schema: schemaOf(answer.schema, 'output') } },
      };
  }
}

/** Every refusal a caller of the route may get. */
export function problemsOf(route: Route): ReadonlySet<ProblemCode> {
  return new Set([
    ...route.problems,
    ...anyRoute,
    ...(route.auth ? withSession : []),
    ...(route.body === undefined && route.frame === undefined ? [] : withBody),
  ]);
}

/** Refusals of one status share an answer, since OpenAPI knows answers by status. */
function refusals(route: Route): Record<string, Json> {
  const byStatus = Map.groupBy(problemsOf(route), (code) => problemKinds[code].status);
  return Object.fromEntries(
    Array.from(byStatus, ([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${problemKinds[code].title}`).join(' '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
          ...unwell(route, status),
        },
      },
    ]),
  );
}

function unwell({ answer }: Route, status: number): Json {
  return answer.kind === 'json' && answer.unwellStatus === status
    ? { 'application/json': { schema: schemaOf(answer.schema, 'output') } }
    : {};
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest;
}
