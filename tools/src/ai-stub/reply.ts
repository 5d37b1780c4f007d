/** What the stub answers: a deterministic text grounded in the prompt it was given. */

export interface ChatMessage {
  role: string;
  content: string;
}

const quotedCharsMax = 1200;

/**
 * Quotes what the prompt marks as `<rationale>` and `<explanation>`, so that a reader can check the
 * answer against the item; a prompt without them is answered with its own last line.
 */
export function replyTo(messages: readonly ChatMessage[]): string {
  const asked = messages.findLast((message) => message.role === 'user')?.content ?? '';
  const parts = [marked(asked, 'rationale'), marked(asked, 'explanation')].filter((part) => part !== '');
  if (parts.length > 0) return `Look at it this way. ${parts.join(' ')}`.slice(0, quotedCharsMax);
  const lastLine = asked.trim().split('\n').at(-1) ?? '';
  return `You asked: ${lastLine}`.slice(0, quotedCharsMax);
}

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
