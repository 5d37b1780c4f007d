/** How KaTeX sets a formula of a pack on screen. */
import { formulaBounds } from '@answly/shared/model/formula-bounds';
import type { KatexOptions } from 'katex';

export const formulaOptions: KatexOptions = {
  ...formulaBounds,
  output: 'htmlAndMathml',
  throwOnError: false,
  errorColor: 'currentColor',
};
