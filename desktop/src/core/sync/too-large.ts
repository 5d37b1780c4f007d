/** A change that is too large to be sent at all: the server does not even read it, and it must hold up no other (SY5). */
import { AppError } from '@answly/shared/errors/app-error';

export interface Refused<T> {
  of: T;
  refusal: { status: 'rejected'; code: string; detail: string };
}

/** What the server answers to a push, or its refusal of the whole where that is the refusal of the one change in it. */
export async function alone<T, A extends object>(
  sent: readonly T[],
  answer: Promise<A>,
): Promise<A | Refused<T>> {
  try {
    return await answer;
  } catch (error) {
    const [of, ...others] = sent;
    const isTooLarge = error instanceof AppError && error.code === 'request.too-large';
    if (!isTooLarge || of === undefined || others.length > 0) throw error;
    return { of, refusal: { status: 'rejected', code: error.code, detail: error.detail ?? '' } };
  }
}
