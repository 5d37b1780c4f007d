/** What of a question's Markdown may reach the page. Imported text is hostile: no HTML, no address off this computer. */
import type { Schema } from 'hast-util-sanitize';

/**
 * HTML becomes no elements but those that set a text (`html-tags.ts`), without attributes. Of those that Markdown can
 * make, links and checkboxes are not among these: a link shows its text only. `media:` addresses are read from the pack by
 * the core.
 */
export const sanitizeSchema: Schema = {
  tagNames: [
    'p',
    'br',
    'hr',
    'em',
    'strong',
    'del',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'img',
    'sup',
    'sub',
  ],
  attributes: {
    code: [['className', /^language-[\w+#-]{1,30}$/u, 'math-inline', 'math-display']],
    img: ['src', 'alt'],
    ol: ['start'],
    th: [['align', 'left', 'right', 'center']],
    td: [['align', 'left', 'right', 'center']],
  },
  protocols: { src: ['media'] },
  // The text of a script is no text of the question.
  strip: ['script', 'style'],
  clobberPrefix: 'item-',
  clobber: ['id', 'name'],
};
