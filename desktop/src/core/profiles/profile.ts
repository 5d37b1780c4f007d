/** What the account may do with the profiles of a data folder: one for each student, and one for work that is nobody's (SY17). */
import type { Grant } from '@answly/shared/http/accounts';

export type Owner = Pick<Grant, 'userId' | 'email'>;

export interface Arrival {
  grant: Grant;
  /** Under which the student was signed in. */
  deviceId: string;
  /** Whether the work of the profile that is left joins the student's. */
  joins: boolean;
}

export interface Profile {
  /** Tells windows whose work they show, and nothing else. */
  id: string;
  /** E-mail addresses of the students whose work is in other profiles here. */
  others(): string[];
  /** The device under which that student goes on here: null where it is this profile's own. */
  deviceFor(email: string): string | null;
  /** Whether another profile here belongs to the student. */
  isElsewhere(userId: string): boolean;
  /** From now on this profile belongs to the student, or to nobody. */
  own(owner: Owner | null): void;
  /** Goes over to the profile of a student who has just signed in; the core starts anew there. */
  goTo(arrival: Arrival): void;
  /** Goes over to the profile of nobody; the core starts anew there. */
  leave(): void;
}
