/** A formula in words, for those who listen: browsers give MathML no name, and an option needs one. */
import renderA11yString from 'katex/contrib/render-a11y-string';

export function spokenFormula(tex: string): string {
  try {
    // What it has no word for it leaves as it is: a condition.
    return renderA11yString(tex).replaceAll('\\mid', 'vertical bar');
  } catch {
    // Some commands have no words yet; their source is better than silence.
    return tex;
  }
}
