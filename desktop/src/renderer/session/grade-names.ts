/** The grades of a flashcard, the worst first; a response holds them as 1 to 4. */
export const gradeNames = ['Again', 'Hard', 'Good', 'Easy'] as const;

/** @param grade 1–4. */
export function gradeName(grade: number): string {
  return gradeNames[grade - 1] ?? '';
}
