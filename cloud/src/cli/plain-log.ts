/** The log of a command, for the person in front of it: a sentence a line, each once, where the API writes JSON with stacks. */
import pino, { type Logger } from 'pino';

/** Of a line's facts, those that say what to mend. */
interface Line {
  msg?: string;
  name?: string;
  provider?: string;
  model?: string;
  mode?: string;
  kind?: string;
  causes?: { status?: number; code?: string | number }[];
  err?: { message?: string };
}

/** Warnings and worse; `LOG_LEVEL` may ask for more or for less. */
export function plainLog(level: string, write: (line: string) => void): Logger {
  const told = new Set<string>();
  const tell = (text: string): void => {
    const sentence = sentenceOf(JSON.parse(text) as Line);
    if (!told.has(sentence)) write(`${sentence}\n`);
    told.add(sentence);
  };
  return pino({ level: level === 'info' ? 'warn' : level, base: null, timestamp: false }, { write: tell });
}

function sentenceOf({ msg = '', name, provider, model, mode, kind, causes = [], err }: Line): string {
  const who = model === undefined ? undefined : `${provider}/${model}`;
  const said = causes.flatMap(({ status, code }) => [
    ...(status === undefined ? [] : [`status ${status}`]),
    ...(code === undefined ? [] : [String(code)]),
  ]);
  const facts = [name, who, mode, kind, ...new Set(said), err?.message].filter((fact) => fact !== undefined);
  return facts.length === 0 ? withStop(msg) : `${msg}: ${withStop(facts.join(', '))}`;
}

function withStop(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
