/** Who pays for what is made for everybody at once; a row of `student` that nobody can sign in as. */

/** As `migrations/0009-operator.sql` has it. */
export const operatorId = '00000000-0000-7000-8000-0000000000a0';
