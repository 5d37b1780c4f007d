/** The rule for flashcards: the student says how well it was recalled. */

/** @param grade 1 Again, 2 Hard, 3 Good, 4 Easy, as in the schedule. @returns 0 or 1. */
export function selfGraded(grade: number): number {
  return grade > 1 ? 1 : 0;
}
