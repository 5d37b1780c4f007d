/** Holds the formulas of a pack to the typesetter: one that it cannot set reaches a student as its source. */
import { faultyError, type Whereabouts } from '@answly/shared/formats/authored';
import { createFormulaFault, formulaFaults } from '@answly/shared/formats/formula-faults';
import type { Pack } from '@answly/shared/model/pack';
import katex from 'katex';

export const formulaFault = createFormulaFault(katex);

/** @throws AppError `pack.invalid` naming each text with such a formula, up to ten */
export function refuseFormulas(pack: Pack, whereIs: (path: PropertyKey[]) => Whereabouts): void {
  const faults = [...formulaFaults(pack, formulaFault)];
  if (faults.length > 0) throw faultyError(faults, { code: 'pack.invalid', whereIs });
}
