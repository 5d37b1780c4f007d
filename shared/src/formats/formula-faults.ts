/** Says of formulas what the typesetter would say of them on screen. It is given, since shared code carries none. */
import { formulasIn, withNumberedGaps } from '../model/formulas.ts';
import { formulaBounds, namingCommand } from '../model/formula-bounds.ts';
import { itemTexts } from '../model/item-texts.ts';
import type { Pack } from '../model/pack.ts';
import type { Fault } from './authored.ts';

/** What is asked of KaTeX; what cannot be set it throws. */
interface Typesetter {
  renderToString(
    tex: string,
    options: Omit<typeof formulaBounds, 'trust'> & {
      output: 'mathml';
      displayMode: boolean;
      throwOnError: true;
      trust: (context: { command: string }) => boolean;
    },
  ): string;
}

/**
 * What is wrong with the first formula of a text that cannot be set, to go on after the name of its field, without an
 * end; null where all can.
 */
export type FormulaFault = (text: string, gapIds?: readonly string[]) => string | null;

export function createFormulaFault(typesetter: Typesetter): FormulaFault {
  return (text, gapIds = []) => {
    for (const { tex, display } of formulasIn(text)) {
      const complaint = complaintOf(typesetter, withNumberedGaps(tex, gapIds), display);
      if (complaint !== null) return `has the formula ${shown(tex)}, which cannot be set: ${complaint}`;
    }
    return null;
  };
}

/** Of every text of a pack, each fault with its path in the pack. */
export function* formulaFaults({ items, stimuli }: Pack, faultOf: FormulaFault): Generator<Fault> {
  for (const [at, item] of items.entries()) {
    const gapIds = item.type === 'cloze' ? item.gaps.map(({ id }) => id) : [];
    for (const { path, text } of itemTexts(item)) {
      const message = faultOf(text, gapIds);
      if (message !== null) yield { path: ['items', at, ...path], message };
    }
  }
  for (const [at, { content }] of stimuli.entries()) {
    const message = faultOf(content);
    if (message !== null) yield { path: ['stimuli', at, 'content'], message };
  }
}

function complaintOf(typesetter: Typesetter, tex: string, displayMode: boolean): string | null {
  const naming = namingCommand(tex);
  if (naming !== undefined) return notAllowed(naming);
  const refused: string[] = [];
  const trust = ({ command }: { command: string }): boolean => {
    refused.push(command);
    return false;
  };
  try {
    // MathML alone takes a tenth of the time, and the same is refused.
    typesetter.renderToString(tex, {
      ...formulaBounds,
      output: 'mathml',
      displayMode,
      throwOnError: true,
      trust,
    });
  } catch (error) {
    const { rawMessage } = error as { rawMessage?: string };
    // Thousands of braces in each other are more than it can hold.
    if (rawMessage === undefined) return 'it is nested too deep';
    return rawMessage.replace("Expected 'EOF'", 'Expected its end').replace("got 'EOF'", 'got its end');
  }
  return refused[0] === undefined ? null : notAllowed(refused[0]);
}

const notAllowed = (command: string) => `${command} may not be used`;

function shown(tex: string): string {
  const line = tex.replaceAll(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
