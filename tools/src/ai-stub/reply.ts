/** What the stub answers: a deterministic text grounded in the prompt it was given. */

export interface ChatMessage {
  role: string;
  content: string;
}

const quotedCharsMax = 1200;

/**
 * Quotes what the prompt marks as `<student-answer>`, `<rationale>` and `<explanation>`, so that a reader can check the
 * answer against the item and find a student’s words wherever they end up; a prompt without them is answered with its
 * own last line. A hint is asked for by its level.
 */
export function replyTo(messages: readonly ChatMessage[]): string {
  const asked = messages.findLast((message) => message.role === 'user')?.content ?? '';
  const level = /^Give a hint of level (\d)/m.exec(asked)?.[1];
  if (level !== undefined) return honestHints[Number(level)] ?? '';
  const said = marked(asked, 'message');
  if (said !== '') return `You wrote “${said}”. ${marked(asked, 'rationale')}`.slice(0, quotedCharsMax);
  const typed = marked(asked, 'student-answer');
  const parts = [marked(asked, 'rationale'), marked(asked, 'explanation')].filter((part) => part !== '');
  if (typed !== '') parts.unshift(`You answered “${typed}”.`);
  if (parts.length > 0) return `Look at it this way. ${parts.join(' ')}`.slice(0, quotedCharsMax);
  const lastLine = asked.trim().split('\n').at(-1) ?? '';
  return `You asked: ${lastLine}`.slice(0, quotedCharsMax);
}

/** What a hint must never do. */
export function givenAway(messages: readonly ChatMessage[]): string {
  const asked = messages.findLast((message) => message.role === 'user')?.content ?? '';
  return `It is this: ${marked(asked, 'right-answer')}.`;
}

/** Honest for any question, since they know nothing of it. */
export const honestHints: Record<number, string> = {
  1: 'Read it once more, slowly: what exactly is being asked for?',
  2: 'Say in your own words what each part of it means before you compare anything.',
  3: 'Put what you know of the subject beside what is asked, and see where they meet.',
};

/** Cuts a text into token-like pieces that join to the same text. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*\S{1,6}|\s+$/g) ?? [];
}

/** The content of every `<name …>…</name>` in the prompt, unescaped, joined by blanks. */
function marked(prompt: string, name: string): string {
  const found = prompt.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'));
  return [...found]
    .map((match) => (match[1] ?? '').trim())
    .filter((text) => text !== '')
    .join(' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
