/** A data folder without profiles, as a test or a bench opens it: one student, and no way to another. */
import { AppError } from '@answly/shared/errors/app-error';
import type { Profile } from './profile.ts';

export const soleProfile: Profile = {
  id: 'sole',
  others: () => [],
  deviceFor: () => null,
  isElsewhere: () => false,
  own: () => undefined,
  goTo() {
    throw new AppError('account.other-student');
  },
  leave: () => undefined,
};
