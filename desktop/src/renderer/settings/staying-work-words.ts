/** What is said when another student signs in on a computer whose sign-in has ended (SY17). */
import { counted } from '../design/number-words.ts';

export interface StayingWork {
  /** Whose the work is that is open here; null where it is nobody's. */
  owner: string | null;
  /** The address as it is being typed. */
  typed: string;
  /** Changes that the server does not have. */
  left: number;
}

/** Undefined where nobody's work is left behind, or no address has been typed yet. */
export function stayingWorkWords({ owner, typed, left }: StayingWork): string | undefined {
  const address = typed.trim().toLowerCase();
  if (owner === null || !address.includes('@') || address === owner.toLowerCase()) return undefined;
  const stays = `The work of ${owner} stays on this computer, unseen, until ${owner} signs in again.`;
  if (left === 0) return stays;
  return `${stays} ${counted(left, 'change of it has', 'changes of it have')} not reached the server yet.`;
}
