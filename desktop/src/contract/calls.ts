/** The one table of calls that the core answers; both hosts and the renderer are typed from it. */
import type { z } from 'zod';
import { accountCalls } from './account.ts';
import { examCalls } from './exam.ts';
import { libraryCalls } from './library.ts';
import { studyCalls } from './study.ts';
import { tutorCalls } from './tutor.ts';

export const contract = {
  ...libraryCalls,
  ...studyCalls,
  ...examCalls,
  ...accountCalls,
  ...tutorCalls,
} as const;

export type CallName = keyof typeof contract;
export type CallInput<N extends CallName> = z.input<(typeof contract)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof contract)[N]['output']>;

/** What the core must implement: every call of the table, on parsed input. */
export type Handlers = {
  [N in CallName]: (input: z.output<(typeof contract)[N]['input']>) => Promise<CallOutput<N>> | CallOutput<N>;
};

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
