/** How KaTeX sets a formula of a pack, which is hostile: what it may not do stands here. */
import type { KatexOptions } from 'katex';

export const formulaOptions: KatexOptions = {
  output: 'htmlAndMathml',
  throwOnError: false,
  errorColor: 'currentColor',
  // No macro may link, load or style.
  trust: false,
  strict: 'ignore',
  maxSize: 20,
  maxExpand: 500,
};
