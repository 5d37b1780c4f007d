/** By which rule Postgres refused a row: the SQLSTATE of its error. */

export function isUniqueViolation(error: unknown): boolean {
  return stateOf(error) === '23505';
}

/** Of a row of a student: they were erased meanwhile. */
export function isForeignKeyViolation(error: unknown): boolean {
  return stateOf(error) === '23503';
}

function stateOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
