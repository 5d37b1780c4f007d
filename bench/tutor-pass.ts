/** The tutor's new answers: what the API adds to the AI server asked directly, beside another gateway before the same one. */
import { fileURLToPath } from 'node:url';
import type { Item } from '@answly/shared/model/item';
import {
  explainMessages,
  hintMessages,
  loadPrompt,
  type Messages,
} from '../cloud/src/domain/tutor/prompt.ts';
import { forkProgram } from './forked.ts';
import { higherIsBetter, lowerIsBetter, quantile, type Benchmark, type Figure } from './measure.ts';
import { httpPost, httpReplyLength, runLoad } from './load.ts';
import { startPortkey } from './portkey.ts';
import { openTutorStage, type AskAbout, type TutorStage } from './tutor-stage.ts';
import type { Workshop } from './workshop.ts';

const connections = 16;
const loadMs = 5_000;
/** Load before the clock runs: of each program the same. */
const warmMs = 2_000;
const optionIds = ['a', 'b', 'c', 'd'];
const hintLevels = [1, 2, 3];
/** Answers made before the clock runs. */
const warmItems = 40;
/** Each makes another answer of the same question; what is asked one at a time is asked in English. */
const locales = [
  'de',
  'fr',
  'es',
  'it',
  'pl',
  'pt',
  'nl',
  'sv',
  'cs',
  'da',
  'fi',
  'hu',
  'ro',
  'uk',
  'tr',
  'el',
];

export const benchmark: Benchmark = {
  names: [
    'tutor.pass.overhead.p50',
    'tutor.least.overhead.p50',
    'tutor.bare.overhead.p50',
    'tutor.pass.rps',
    'tutor.least.rps',
    'tutor.bare.rps',
    'tutor.hint.p95',
  ],
  async run(workshop) {
    const stage = await openTutorStage(workshop);
    const proxies = proxiesOf(stage);
    try {
      const ports = { least: await proxies.least.next(), bare: await proxies.bare.next() };
      // First: a server that has answered thousands is what students meet, not one whose code is still being compiled.
      const rates = await measureRates(stage, ports, workshop);
      return [
        await measureOverhead('tutor.pass.overhead.p50', stage),
        await measureOverhead('tutor.least.overhead.p50', stage, ports.least),
        await measureOverhead('tutor.bare.overhead.p50', stage, ports.bare),
        ...rates,
        await measureHints(stage),
      ];
    } finally {
      await Promise.all(Object.values(proxies).map((proxy) => proxy.stop()));
      await stage.stop();
    }
  },
};

/** Beside the API, before the same AI server. */
function proxiesOf({ stubUrl, databaseUrl, redisUrl }: TutorStage) {
  const start = (file: string, args: string[]) =>
    forkProgram<number>(fileURLToPath(new URL(file, import.meta.url)), args);
  return {
    least: start('./least-proxy.ts', [stubUrl, databaseUrl, redisUrl]),
    bare: start('./bare-proxy.ts', [stubUrl]),
  };
}

type ProxyPorts = Record<keyof ReturnType<typeof proxiesOf>, number>;

const prompts = { explain: loadPrompt('explain.en.v1'), hint: loadPrompt('hint.en.v1') };

/**
 * To the last byte of a streamed answer, one ask at a time, through it and directly by turns.
 * @param proxyPort of a proxy that takes the bodies as they are; the API without it
 */
async function measureOverhead(name: string, stage: TutorStage, proxyPort?: number): Promise<Figure> {
  const { through, direct } = await byTurns(stage, {
    asks: optionIds.map((optionId) => ({ mode: 'explain', optionId })),
    body: (item, { optionId }) => explainBody(item, optionId),
    proxyPort,
  });
  const [limitValue, value] = [quantile(direct, 0.5), quantile(through, 0.5)];
  return {
    name,
    value: value - limitValue,
    unit: 'ms',
    limitName: 'the stub AI called directly, p50 (ratio: direct / through)',
    limitValue,
    ratio: limitValue / value,
  };
}

/** A hint is whole and checked before its first word is sent. */
async function measureHints(stage: TutorStage): Promise<Figure> {
  const { through, direct } = await byTurns(stage, {
    asks: hintLevels.map((hintLevel) => ({ mode: 'hint', hintLevel })),
    body: (item, { hintLevel }) =>
      bodyOf(
        hintMessages(prompts.hint, {
          item,
          level: (hintLevel ?? 1) as 1 | 2 | 3,
          language: 'English',
        }),
      ),
  });
  return lowerIsBetter({
    name: 'tutor.hint.p95',
    value: quantile(through, 0.95),
    unit: 'ms',
    limitName: 'the stub AI called directly, p95',
    limitValue: quantile(direct, 0.95),
  });
}

interface Turns {
  asks: readonly AskAbout[];
  body: (item: Item, about: AskAbout) => string;
  proxyPort?: number | undefined;
}

interface Latencies {
  through: number[];
  direct: number[];
}

async function byTurns(
  { ports, items, ask }: TutorStage,
  { asks, body, proxyPort }: Turns,
): Promise<Latencies> {
  const [through, direct]: [number[], number[]] = [[], []];
  for (const [index, item] of items.slice(1).entries()) {
    const one = { connections: 1, count: asks.length, replyLength: httpReplyLength };
    const bodies = asks.map((about) => body(item, about));
    const request = (n: number): string =>
      (proxyPort === undefined ? ask(item, asks[n] ?? {}) : bodies[n]) ?? '';
    const asked = await runLoad({ ...one, port: proxyPort ?? ports.api, request });
    const called = await runLoad({ ...one, port: ports.stub, request: (n) => bodies[n] ?? '' });
    if (index < warmItems) continue;
    // Each round opens connections anew, which the first request of it pays for.
    through.push(...asked.latencies.slice(1));
    direct.push(...called.latencies.slice(1));
  }
  return { through, direct };
}

/** Every ask is for another answer, so that none comes from the cache. */
async function measureRates(stage: TutorStage, proxies: ProxyPorts, workshop: Workshop): Promise<Figure[]> {
  const { ports, items, ask, stubUrl } = stage;
  const abouts = locales.flatMap((locale) =>
    items.flatMap((item) => optionIds.map((optionId) => ({ item, about: { optionId, locale } }))),
  );
  const load = { connections, replyLength: httpReplyLength, forMs: loadMs };
  const warmed = async (port: number, request: (n: number) => string) => {
    await runLoad({ ...load, port, request, forMs: warmMs });
    return runLoad({ ...load, port, request });
  };
  let asked = 0;
  const ours = await warmed(ports.api, () => {
    const next = abouts[asked++];
    if (next === undefined)
      throw new Error('all answers are known: there are too few of them for this machine');
    return ask(next.item, next.about);
  });
  const portkey = await startPortkey(workshop.newFolder());
  try {
    const passing = (headers: Record<string, string>) => (n: number) => {
      const { item, about } = abouts[n % abouts.length] ?? {};
      return item === undefined ? '' : explainBody(item, about?.optionId, headers);
    };
    const least = await warmed(proxies.least, passing({}));
    const bare = await warmed(proxies.bare, passing({}));
    const theirs = await warmed(portkey.port, passing(portkey.headers(stubUrl)));
    const beside = (name: string, value: number): Figure =>
      higherIsBetter({
        name,
        value,
        unit: '1/s',
        limitName: `Portkey's gateway ${portkey.version} before the same stub, ${connections} connections`,
        limitValue: theirs.perSecond,
      });
    return [
      beside('tutor.pass.rps', ours.perSecond),
      beside('tutor.least.rps', least.perSecond),
      beside('tutor.bare.rps', bare.perSecond),
    ];
  } finally {
    await portkey.stop();
  }
}

/** What the API sends for that ask. */
function explainBody(item: Item, optionId: string | undefined, headers: Record<string, string> = {}): string {
  const option = 'options' in item ? item.options.find(({ id }) => id === optionId) : undefined;
  const focus = option === undefined ? ({ kind: 'item' } as const) : ({ kind: 'option', option } as const);
  return bodyOf(explainMessages(prompts.explain, { item, focus, language: 'English' }), headers);
}

function bodyOf({ system, user }: Messages, headers: Record<string, string> = {}): string {
  const body = {
    model: 'gpt-4o-mini',
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    stream: true,
    stream_options: { include_usage: true },
  };
  return httpPost('/v1/chat/completions', body, headers);
}
