/** The student of the pictures. */
export const student = { email: 'student@example.org', password: 'a long quiet sentence' };
